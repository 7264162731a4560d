using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>Success of deployments over a period.</summary>
public sealed record DeploymentSuccessAnalytics : ModelObject
{
    /// <summary>Percentage that succeeded.</summary>
    public double? Rate { get; init; }

    /// <summary>Where it is heading.</summary>
    public Trend Trend { get; init; }

    /// <summary>Failures by error id.</summary>
    public IReadOnlyDictionary<string, int> FailureReasons { get => field ?? ReadOnlyDictionary<string, int>.Empty; init; }
}
