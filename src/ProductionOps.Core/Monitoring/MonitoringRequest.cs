using ProductionOps.Model;

namespace ProductionOps.Monitoring;

/// <summary>What to measure.</summary>
public sealed record MonitoringRequest
{
    /// <summary>Environment.</summary>
    public DeploymentEnvironment Environment { get; init; } = DeploymentEnvironment.Production;

    /// <summary>What to measure; everything that the configuration enables where it is empty.</summary>
    public IReadOnlyList<MonitoringType> Types { get; init; } = [];

    /// <summary>Directory of the project; null for the one that was deployed from here last.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>A finished JSON report of Lighthouse, or the manifest of Lighthouse CI, to read instead of measuring performance.</summary>
    public string? LighthouseReport { get; init; }
}
