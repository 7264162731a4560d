namespace ProductionOps.Model;

/// <summary>How performance is watched.</summary>
public sealed record PerformanceMonitoringSettings : ModelObject
{
    /// <summary>Whether it is watched.</summary>
    public bool Enabled { get; init; }

    /// <summary>Hours between measurements.</summary>
    public double Frequency { get; init; }

    /// <summary>Budgets.</summary>
    public required PageBudgets Budgets { get; init; }

    /// <summary>Address of the measured page, or its path on the site; the homepage when absent (an addition to the specification).</summary>
    public string? Page { get; init; }

    /// <summary>Device and network that are emulated; mobile when absent (an addition to the specification).</summary>
    public ThrottlingProfile? Throttling { get; init; }

    /// <summary>Runs at least; 3 when absent (an addition to the specification).</summary>
    public int? MinimumRuns { get; init; }

    /// <summary>Runs at most, until the ratings are stable; 9 when absent (an addition to the specification).</summary>
    public int? MaximumRuns { get; init; }

    /// <summary>Whether Lighthouse scores are measured too; true when absent (an addition to the specification).</summary>
    public bool? Lighthouse { get; init; }
}
