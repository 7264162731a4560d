using ProductionOps.Faults.Ledgers;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;
using ProductionOps.Store.Files;

namespace ProductionOps.Faults.Concurrency;

/// <summary>A process that writes records of all kinds beside others, and says of each when it was acknowledged.</summary>
internal static class WritingProcess
{
    /// <summary>The word that makes this program such a process.</summary>
    public const string Verb = "writing-process";

    public static async Task<int> RunAsync(string root, int first, int count, ClockFault fault)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var ledger = new Ledger(() => 0, happened => output.Write(happened.ToLine() + "\n"));
        var clock = new ScenarioClock();
        var store = await JsonFileStore.OpenAsync(root, new PhysicalFileSystem(), clock, CancellationToken.None);
        for (var number = first; number < first + count; number++)
        {
            clock.Now = FaultyClock.At(fault, number);
            var channel = RecordChannels.All[number % RecordChannels.All.Count];
            var id = await channel.AddAsync(store, ledger, number, clock.Now);
            if (number % 5 == 0 && channel != RecordChannels.ConfigurationRecords) await channel.ReplaceAsync(store, ledger, id, number);
        }

        return 0;
    }
}
