using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>How the watch of an environment is.</summary>
internal sealed record HeartbeatEnvironment
{
    /// <summary>The environment.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Version of the configuration in force.</summary>
    public string? Configuration { get; init; }

    /// <summary>Why nothing is started in it; absent when it is.</summary>
    public HeartbeatError? Error { get; init; }

    /// <summary>What is measured.</summary>
    public required IReadOnlyList<HeartbeatType> Types { get; init; }
}
