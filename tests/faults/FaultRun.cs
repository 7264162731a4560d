using ProductionOps.Faults.Kills;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults;

/// <summary>What a part of the fault runs works with.</summary>
/// <param name="Report">Where it tells what it tried and what was wrong.</param>
/// <param name="Seed">What chance is made of.</param>
/// <param name="Child">Starts processes.</param>
/// <param name="Scenario">The only scenario to run; null for all.</param>
/// <param name="TimeIsOver">Set when its time is over.</param>
internal sealed record FaultRun(FaultReport Report, int Seed, ChildProcess Child, string? Scenario, CancellationToken TimeIsOver)
{
    /// <summary>The scenarios to run.</summary>
    public IEnumerable<Scenario> Scenarios => StoreScenarios.AllScenarios.Where(one => Scenario is null || one.Name == Scenario);

    /// <summary>How many runs go on at once.</summary>
    public ParallelOptions Parallel { get; } = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <summary>Does something for each item, several at once, until the time is over; false when it was over too soon.</summary>
    public async Task<bool> ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> action)
    {
        await System.Threading.Tasks.Parallel.ForEachAsync(
            items.TakeWhile(_ => !TimeIsOver.IsCancellationRequested), Parallel, async (item, _) => await action(item));
        return !TimeIsOver.IsCancellationRequested;
    }
}
