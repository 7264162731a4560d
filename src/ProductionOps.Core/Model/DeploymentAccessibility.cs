namespace ProductionOps.Model;

/// <summary>Accessibility that validation measured.</summary>
public sealed record DeploymentAccessibility : ModelObject
{
    /// <summary>Level that was tested.</summary>
    public WcagLevel WcagLevel { get; init; }

    /// <summary>Violations found.</summary>
    public IReadOnlyList<AccessibilityViolation> Violations { get => field ?? []; init; }

    /// <summary>0 to 100.</summary>
    public double? ComplianceScore { get; init; }
}
