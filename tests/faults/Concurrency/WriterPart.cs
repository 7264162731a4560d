using ProductionOps.Faults.Checks;
using ProductionOps.Faults.Kills;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;
using ProductionOps.Store.Files;

namespace ProductionOps.Faults.Concurrency;

/// <summary>Eight processes write to one store, with clocks that go wrong, while this one reads: nothing acknowledged is ever missing.</summary>
internal static class WriterPart
{
    private const int Writers = 8;
    private const int RecordsEach = 60;

    public static async Task RunAsync(FaultRun run)
    {
        using var folder = FastFolder.Create();
        for (var number = 0; !run.TimeIsOver.IsCancellationRequested; number++)
        {
            foreach (var fault in Enum.GetValues<ClockFault>())
            {
                if (run.TimeIsOver.IsCancellationRequested) return;
                using var work = new WorkFolder(folder.Path, (number * 10) + (int)fault);
                await RunAsync(run.Report, run.Child, Path.Combine(work.Path, "production"), fault, RecordsEach);
            }
        }
    }

    /// <summary>Lets eight processes write so many records each, and reads until they have ended.</summary>
    public static async Task RunAsync(FaultReport report, ChildProcess child, string root, ClockFault fault, int recordsEach)
    {
        await JsonFileStore.InitializeAsync(root, "Faults", new PhysicalFileSystem(), new ScenarioClock(), CancellationToken.None);
        var events = new SharedLedger();
        var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(events, child, root, writer * recordsEach, recordsEach, fault)).ToList();
        var all = Task.WhenAll(writers);
        while (!all.IsCompleted)
        {
            report.Violate($"reading beside writers with a clock that is {fault}", await ReadAsync(events.Snapshot(), root));
            report.Count($"writers: readings beside {Writers} writers");
        }

        await all;
        report.Count($"writers: records by {Writers} writers, clock {fault}", (long)Writers * recordsEach);
        var check = new StoreCheck(new PhysicalFileSystem(), root, new Expectation(events.Snapshot()));
        report.Violate($"{Writers} writers with a clock that is {fault}", await check.RunAsync());
    }

    private static async Task WriteAsync(SharedLedger events, ChildProcess child, string root, int first, int count, ClockFault fault)
    {
        using var process = child.Start(WritingProcess.Verb, root, first, count, fault);
        while (await process.StandardOutput.ReadLineAsync() is { } line) events.Add(LedgerEvent.Parse(line)!);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"A writer ended with {process.ExitCode}.");
    }

    // What was acknowledged before the reading began is there, whole; what is written meanwhile may be.
    private static async Task<IReadOnlyList<string>> ReadAsync(IReadOnlyList<LedgerEvent> before, string root)
    {
        var violations = new List<string>();
        var acknowledged = before.Where(happened => happened.Type == LedgerEventKind.Added).ToList();
        var store = await JsonFileStore.OpenAsync(root, new PhysicalFileSystem(), new ScenarioClock(), CancellationToken.None);
        foreach (var channel in RecordChannels.All)
        {
            var seen = await channel.ReadAsync(store, damage => violations.Add($"torn: {damage.Message}"));
            var ids = seen.Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
            violations.AddRange(acknowledged.Where(happened => happened.Channel == channel.Name && !ids.Contains(happened.Id)).Select(happened => $"missing: {happened.Id}"));
            if (ids.Count != seen.Count) violations.Add($"{channel.Name}: a record was read twice");
        }

        return violations;
    }
}
