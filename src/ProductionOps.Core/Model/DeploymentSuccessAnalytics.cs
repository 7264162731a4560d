using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>Success of deployments over a period.</summary>
public sealed record DeploymentSuccessAnalytics : TrendedAnalytics
{
    /// <summary>Percentage that succeeded, of those that ended; rollbacks are no deployments of their own.</summary>
    public double? Rate { get; init; }

    /// <summary>Failures by error id; <c>RolledBack</c> for those that went well and were undone later.</summary>
    public IReadOnlyDictionary<string, int> FailureReasons { get => field ?? ReadOnlyDictionary<string, int>.Empty; init; }

    /// <summary>Deployments that ended (an addition to the specification).</summary>
    public int? Ended { get; init; }

    /// <summary>Those of them that succeeded (an addition to the specification).</summary>
    public int? Succeeded { get; init; }

    /// <summary>Those of them that failed before they were live, or that could not be undone (an addition to the specification).</summary>
    public int? Failed { get; init; }

    /// <summary>Those of them that were undone (an addition to the specification).</summary>
    public int? RolledBack { get; init; }
}
