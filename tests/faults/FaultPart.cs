namespace ProductionOps.Faults;

/// <summary>One part of the fault runs.</summary>
/// <param name="Name">The word that runs it alone.</param>
/// <param name="About">What it does, in a line.</param>
/// <param name="Share">How much of the time of a run of all parts it gets.</param>
/// <param name="RunAsync">Runs it until it has tried everything or the time is over.</param>
internal sealed record FaultPart(string Name, string About, double Share, Func<FaultRun, Task> RunAsync)
{
    /// <summary>Whether it starts many processes.</summary>
    public bool StartsProcesses { get; init; }
}
