namespace ProductionOps.Model;

/// <summary>Security that validation measured.</summary>
public sealed record DeploymentSecurity : ModelObject
{
    /// <summary>Known vulnerabilities of the dependencies.</summary>
    public IReadOnlyList<SecurityVulnerability> Vulnerabilities { get => field ?? []; init; }

    /// <summary>0 to 100; absent when the audit could not run.</summary>
    public double? SecurityScore { get; init; }
}
