namespace ProductionOps.Model;

/// <summary>Which integrity rules held.</summary>
public sealed record ValidationRules : ModelObject
{
    /// <summary>Each deployment follows the one before it.</summary>
    public bool DeploymentChain { get; init; }

    /// <summary>Monitoring has no unexplained gap.</summary>
    public bool MonitoringContinuity { get; init; }

    /// <summary>Every configuration change is kept.</summary>
    public bool ConfigurationHistory { get; init; }
}
