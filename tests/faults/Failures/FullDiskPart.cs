using ProductionOps.Faults.Checks;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;
using ProductionOps.Store.Files;

namespace ProductionOps.Faults.Failures;

/// <summary>Fills a real small disk with records; when there is room again, all that was acknowledged is there and writing goes on.</summary>
internal static class FullDiskPart
{
    private const int FailuresWanted = 40;

    /// <summary>Why it cannot run everywhere.</summary>
    public const string Needs = "mounting a small disk needs root and the capability SYS_ADMIN";

    private static readonly string[] Sizes = ["256k", "384k", "512k", "768k"];

    public static async Task RunAsync(FaultRun run)
    {
        foreach (var size in Sizes)
        {
            using var disk = SmallDisk.TryMount(size);
            if (disk is null)
            {
                run.Report.WriteLine($"full-disk: SKIPPED, as {Needs}");
                return;
            }

            await FillAsync(run.Report, disk.Path, size);
        }
    }

    /// <summary>Fills one disk.</summary>
    public static async Task FillAsync(FaultReport report, string path, string size)
    {
        var root = Path.Combine(path, "production");
        var ballast = Path.Combine(path, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[96 * 1024]);
        var clock = new ScenarioClock();
        var ledger = new Ledger(() => 0);
        var store = await JsonFileStore.InitializeAsync(root, "Faults", new PhysicalFileSystem(), clock, CancellationToken.None);
        var run = new ScenarioRun(store, new PhysicalFileSystem(), ledger, clock);
        var written = new Dictionary<IRecordChannel, string?>();
        for (var number = 0; run.Failures < FailuresWanted; number++)
        {
            var channel = RecordChannels.All[number % RecordChannels.All.Count];
            written[channel] = await run.AddAsync(channel, number) ?? written.GetValueOrDefault(channel);
            if (number % 4 == 0 && channel != RecordChannels.ConfigurationRecords) await run.ReplaceAsync(channel, written[channel], number);
            if (number % 7 == 0) await run.SetStateAsync("watch/state", number);
        }

        report.Violate($"a full disk of {size}", run.Surprises);
        report.Count("full-disk: operations that a full disk failed", run.Failures);
        report.Count("full-disk: operations acknowledged before and between", ledger.Events.Count / 2);
        File.Delete(ballast);
        report.Violate($"a full disk of {size}", await new StoreCheck(new PhysicalFileSystem(), root, new Expectation(ledger.Events)).RunAsync());
    }
}
