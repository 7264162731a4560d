using System.Globalization;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;

namespace ProductionOps.Faults.Kills;

/// <summary>The process that is killed: one scenario on a disk that kills. It writes each event of the ledger to its output at once.</summary>
internal static class KilledScenario
{
    /// <summary>The word that makes this program such a process.</summary>
    public const string Verb = "killed-scenario";

    /// <summary>The first word of its last line, which has the number of changes.</summary>
    public const string Ended = "ended";

    public static async Task<int> RunAsync(string name, string root, long killAt, KillMoment moment)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var files = new KillingFileSystem(new PhysicalFileSystem(), killAt, moment);
        var ledger = new Ledger(() => 0, happened => output.Write(happened.ToLine() + "\n"));
        var surprises = await StoreScenarios.Find(name).RunAsync(files, root, ledger);
        foreach (var surprise in surprises) await Console.Error.WriteLineAsync(surprise);
        await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{Ended} {files.Changes}\n"));
        return surprises.Count == 0 ? 0 : 1;
    }
}
