using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;

namespace ProductionOps.Faults.Kills;

/// <summary>Kills processes that run a scenario, and checks the store that each leaves behind.</summary>
internal sealed class KillRun(PreparedScenario prepared, ChildProcess child, string folder, FaultReport report)
{
    private static readonly KillMoment[] Moments = Enum.GetValues<KillMoment>();

    private readonly ConcurrentDictionary<(long Change, KillMoment Moment), bool> _tried = new();
    private int _number;

    /// <summary>The name of the scenario.</summary>
    public string Name => prepared.Scenario.Name;

    /// <summary>How many changes the scenario makes when nobody kills it.</summary>
    public async Task<long> CountAsync()
    {
        using var work = new WorkFolder(folder, Interlocked.Increment(ref _number));
        var (_, lines) = await RunChildAsync(PlacedScenario.Place(prepared.Image, work.Path), long.MaxValue, KillMoment.Before);
        return lines[^1].Split(' ') is [KilledScenario.Ended, var changes]
            ? long.Parse(changes, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{Name} did not end: {string.Join('\n', lines)}");
    }

    /// <summary>The places at which the process can be killed.</summary>
    public static IEnumerable<(long Change, KillMoment Moment)> PlacesOf(long changes) =>
        from moment in Moments
        from change in Enumerable.Range(1, (int)changes)
        select ((long)change, moment);

    /// <summary>Kills one process after another on one store, each at its place, and checks the store that is left.</summary>
    public async Task KillAsync(params IReadOnlyList<(long Change, KillMoment Moment)> places)
    {
        using var work = new WorkFolder(folder, Interlocked.Increment(ref _number));
        var root = PlacedScenario.Place(prepared.Image, work.Path);
        var events = new List<LedgerEvent>();
        foreach (var (change, moment) in places)
        {
            var (exitCode, lines) = await RunChildAsync(root, change, moment);
            events.AddRange(lines.Select(LedgerEvent.Parse).OfType<LedgerEvent>());
            if (exitCode != ChildProcess.Killed) continue;
            report.Count($"kills: {Name}, {(places.Count == 1 ? "at each change" : "one after another")}");
            if (places.Count == 1 && _tried.TryAdd((change, moment), value: true)) report.Count("kills: different places (operation, change, moment)");
        }

        report.Violate($"{Name}, killed at {string.Join(" and ", places)}", await prepared.CheckAsync(new PhysicalFileSystem(), root, events));
    }

    private async Task<(int ExitCode, string[] Lines)> RunChildAsync(string root, long killAt, KillMoment moment)
    {
        using Process process = child.Start(KilledScenario.Verb, prepared.Scenario.Name, root, killAt, moment);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, text.TrimEnd('\n').Split('\n'));
    }
}
