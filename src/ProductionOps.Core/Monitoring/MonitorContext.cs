using ProductionOps.Model;

namespace ProductionOps.Monitoring;

/// <summary>What a monitor is asked to measure.</summary>
public sealed record MonitorContext
{
    /// <summary>The configuration that is active.</summary>
    public required ProductionConfiguration Configuration { get; init; }

    /// <summary>Address of the site.</summary>
    public required Uri Site { get; init; }

    /// <summary>The newest record of the same type and environment; null when there is none.</summary>
    public ProductionMonitoring? Previous { get; init; }

    /// <summary>Directory of the project; null when it is not known.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>A finished report of Lighthouse to read instead of measuring performance; null to measure.</summary>
    public string? LighthouseReport { get; init; }

    /// <summary>Environment that is measured.</summary>
    public DeploymentEnvironment Environment => Configuration.Environment;
}
