namespace ProductionOps.Model;

/// <summary>Outcome of automated WCAG tests.</summary>
public sealed record WcagCompliance : ModelObject
{
    /// <summary>Highest tested level without an automated violation; absent when level A has one.</summary>
    public WcagLevel? Level { get; init; }

    /// <summary>Violations found, and those of the measurement before that are gone, with the time.</summary>
    public IReadOnlyList<AccessibilityViolation> Violations { get => field ?? []; init; }

    /// <summary>Rules that passed.</summary>
    public IReadOnlyList<string> PassedTests { get => field ?? []; init; }
}
