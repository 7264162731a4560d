namespace ProductionOps.Bench;

/// <summary>A benchmark with its peer, run by its verb.</summary>
internal interface IBenchmark
{
    string Verb { get; }

    string Description { get; }

    /// <summary>Runs it and prints what was measured.</summary>
    /// <returns>0 when its target is met, 1 when it is not.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}
