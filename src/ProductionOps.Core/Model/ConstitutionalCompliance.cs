using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>Result of the constitutional checks of a deployment.</summary>
public sealed record ConstitutionalCompliance : ModelObject
{
    /// <summary>Mean of the principles that were scored, 0 to 100.</summary>
    public double Score { get; init; }

    /// <summary>One sentence per violation, each saying what to do.</summary>
    public IReadOnlyList<string> Violations { get => field ?? []; init; }

    /// <summary>Names of the checks that passed.</summary>
    public IReadOnlyList<string> PassedChecks { get => field ?? []; init; }

    /// <summary>Score of each principle, 0 to 100, by its name (an addition to the specification).</summary>
    public IReadOnlyDictionary<string, double> PrincipleScores { get => field ?? ReadOnlyDictionary<string, double>.Empty; init; }
}
