using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>Something that could not be watched. The watch goes on, and tries again.</summary>
/// <param name="Store">Address of the store.</param>
/// <param name="Error">Why.</param>
public sealed record WatchFailure(string Store, OperationException Error)
{
    /// <summary>The environment; null where it is the whole store.</summary>
    public DeploymentEnvironment? Environment { get; init; }

    /// <summary>What was to be measured; null where it is all of it.</summary>
    public MonitoringType? Type { get; init; }
}
