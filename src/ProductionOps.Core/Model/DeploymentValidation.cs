namespace ProductionOps.Model;

/// <summary>Results of the validation steps; a step that did not run has no section.</summary>
public sealed record DeploymentValidation : ModelObject
{
    /// <summary>Constitutional compliance.</summary>
    public ConstitutionalCompliance? ConstitutionalCompliance { get; init; }

    /// <summary>Performance.</summary>
    public DeploymentPerformance? Performance { get; init; }

    /// <summary>Security.</summary>
    public DeploymentSecurity? Security { get; init; }

    /// <summary>Accessibility.</summary>
    public DeploymentAccessibility? Accessibility { get; init; }
}
