namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>What Lighthouse is to measure.</summary>
/// <param name="Page">Address of the page.</param>
public sealed record LighthouseRequest(Uri Page)
{
    // Lighthouse's own bound of a good score.
    private const double Good = 90;

    /// <summary>The project, whose own Lighthouse is used before a global one; null when there is none.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>Runs at least.</summary>
    public int MinimumRuns { get; init; } = 3;

    /// <summary>Runs at most.</summary>
    public int MaximumRuns { get; init; } = 9;

    /// <summary>Target of the performance score.</summary>
    public double Target { get; init; } = Good;

    /// <summary>mobile or desktop; mobile when null.</summary>
    public string? FormFactor { get; init; }

    /// <summary>Where to tell what is done.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
