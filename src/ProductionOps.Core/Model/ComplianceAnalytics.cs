using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>Constitutional compliance of deployments over a period.</summary>
public sealed record ComplianceAnalytics : ModelObject
{
    /// <summary>Mean score, 0 to 100.</summary>
    public double? AverageScore { get; init; }

    /// <summary>Where it is heading.</summary>
    public Trend Trend { get; init; }

    /// <summary>Violations by text.</summary>
    public IReadOnlyDictionary<string, int> Violations { get => field ?? ReadOnlyDictionary<string, int>.Empty; init; }
}
