using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Ledgers;
using static ProductionOps.Faults.Scenarios.RecordChannels;

namespace ProductionOps.Faults.Scenarios;

/// <summary>A store in which a failing disk has damaged a file of each sort.</summary>
internal static class DamagedStore
{
    private static readonly string[] Damaged =
    [
        "deployments/index.ndjson", "monitoring/2026/01/30/uptime-000000.json", "monitoring/2026/01/29/rollup.json",
        "monitoring/alerts/20260131-231543-alert.json", "configuration/current.json", ".head-deployment",
    ];

    public static async Task FillAsync(ScenarioRun run)
    {
        var number = 0;
        foreach (var channel in All)
        {
            for (var i = 0; i < 3; i++) await run.AddAsync(channel, number++);
        }

        var day = new DateTimeOffset(ScenarioClock.Start.UtcDateTime.Date, TimeSpan.Zero);
        foreach (var before in (int[])[1, 2])
        {
            for (var hour = 0; hour < 3; hour++) await run.AddAsync(MonitoringRecords, number++, day.AddDays(-before).AddHours(hour));
        }

        await run.ActivateAsync(await run.AddAsync(ConfigurationRecords, number));
        await run.SummarizeAsync();
        run.Ledger.Add(LedgerEventKind.Removing, "monitor", "20260130-000000-monitor");
        run.Ledger.Add(LedgerEventKind.Removing, "alert", "20260131-231543-alert");
    }

    /// <summary>The same bit of the middle of each file is flipped so that it is no JSON any more.</summary>
    public static DiskImage Damage(DiskImage image)
    {
        foreach (var path in Damaged.Select(path => $"{PreparedScenario.Root}/{path}"))
        {
            byte[] content = [.. image.File(image.Find(path)!.Value).Content];
            content[content.AsSpan().IndexOf((byte)':')] ^= 0x40;
            image = DiskEdits.WithContent(image, path, content);
        }

        return image;
    }
}
