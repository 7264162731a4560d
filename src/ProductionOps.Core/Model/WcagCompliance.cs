namespace ProductionOps.Model;

/// <summary>Outcome of automated WCAG tests.</summary>
public sealed record WcagCompliance : ModelObject
{
    /// <summary>Level that was tested.</summary>
    public WcagLevel Level { get; init; }

    /// <summary>Violations found.</summary>
    public IReadOnlyList<AccessibilityViolation> Violations { get => field ?? []; init; }

    /// <summary>Rules that passed.</summary>
    public IReadOnlyList<string> PassedTests { get => field ?? []; init; }
}
