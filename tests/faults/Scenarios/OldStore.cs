using static ProductionOps.Faults.Scenarios.RecordChannels;

namespace ProductionOps.Faults.Scenarios;

/// <summary>A store with something of every age, so that retention has something to do with every kind.</summary>
internal static class OldStore
{
    private static DateTimeOffset Now => ScenarioClock.Start;

    public static async Task FillAsync(ScenarioRun run)
    {
        var number = 0;
        foreach (var months in (int[])[15, 14, 11, 9, 8, 8, 5, 1]) await run.AddAsync(DeploymentRecords, 7 * number++, Now.AddMonths(-months));
        await run.AddAsync(DeploymentRecords, 6, Now.AddYears(1));
        foreach (var day in (int[])[-500, -400, -200, -31, -29, -1])
        {
            for (var hour = 0; hour < 4; hour++) await run.AddAsync(MonitoringRecords, number++, new DateTimeOffset(Now.UtcDateTime.Date.AddDays(day).AddHours(hour), TimeSpan.Zero));
        }

        foreach (var (months, status) in ((int, int)[])[(13, 2), (6, 0), (5, 2), (4, 0), (1, 0), (0, 1)]) await run.AddAsync(MaintenanceRecords, status, Now.AddMonths(-months));
        foreach (var (months, status) in ((int, int)[])[(9, 0), (8, 2), (7, 0), (1, 0)]) await run.AddAsync(AlertRecords, status, Now.AddMonths(-months));
        foreach (var months in (int[])[15, 13, 2]) await run.AddAsync(IncidentRecords, number++, Now.AddMonths(-months));
        for (var version = 0; version < 13; version++)
        {
            var id = await run.AddAsync(ConfigurationRecords, version, Now.AddMonths(version - 20));
            if (version == 1) await run.ActivateAsync(id);
        }
    }
}
