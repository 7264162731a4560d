using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>What to watch.</summary>
public sealed record MonitorWatchRequest
{
    /// <summary>Addresses of the stores; the one that a command would find where it is empty.</summary>
    public IReadOnlyList<string> Stores { get; init; } = [];

    /// <summary>Environments of each store.</summary>
    public IReadOnlyList<DeploymentEnvironment> Environments { get; init; } = [DeploymentEnvironment.Production];

    /// <summary>What to measure of that which configurations enable; all of it where it is empty.</summary>
    public IReadOnlyList<MonitoringType> Types { get; init; } = [];

    /// <summary>Directory of the project; null for the one that was deployed from here last.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>Full path of a file that says that the watch lives and how it is; null for none.</summary>
    public string? HeartbeatPath { get; init; }
}
