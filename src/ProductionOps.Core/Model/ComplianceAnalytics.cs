using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>Constitutional compliance of deployments over a period.</summary>
public sealed record ComplianceAnalytics : TrendedAnalytics
{
    /// <summary>Mean score, 0 to 100.</summary>
    public double? AverageScore { get; init; }

    /// <summary>Violations by text.</summary>
    public IReadOnlyDictionary<string, int> Violations { get => field ?? ReadOnlyDictionary<string, int>.Empty; init; }

    /// <summary>Deployments that were judged (an addition to the specification).</summary>
    public int? Judged { get; init; }
}
