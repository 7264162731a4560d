namespace ProductionOps.Model;

/// <summary>How Lighthouse is run (an addition to the specification).</summary>
public sealed record LighthouseSettings : ModelObject
{
    /// <summary>Runs at least.</summary>
    public int MinimumRuns { get; init; }

    /// <summary>Runs at most, until the rating is stable.</summary>
    public int MaximumRuns { get; init; }

    /// <summary>mobile or desktop; mobile when absent.</summary>
    public string? FormFactor { get; init; }
}
