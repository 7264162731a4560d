namespace ProductionOps.Model;

/// <summary>How the site is deployed.</summary>
public sealed record DeploymentSettings : ModelObject
{
    /// <summary>How a release becomes the live one.</summary>
    public DeploymentStrategy Strategy { get; init; }

    /// <summary>What happens when a release cannot be proven.</summary>
    public RollbackStrategy RollbackStrategy { get; init; }

    /// <summary>Address that answers 2xx when the site is well.</summary>
    public required string HealthCheckUrl { get; init; }

    /// <summary>Seconds within which it must answer well.</summary>
    public int HealthCheckTimeout { get; init; }

    /// <summary>Validation steps, in the order in which they run.</summary>
    public IReadOnlyList<string> ValidationSteps { get => field ?? []; init; }

    /// <summary>Validation steps whose missing tool is a failure, not a warning (an addition to the specification).</summary>
    public IReadOnlyList<string> RequiredSteps { get => field ?? []; init; }

    /// <summary>Text that the health check must contain (an addition to the specification).</summary>
    public string? HealthCheckText { get; init; }

    /// <summary>How the site is built (an addition to the specification).</summary>
    public BuildSettings? Build { get; init; }

    /// <summary>Where releases go (an addition to the specification).</summary>
    public DeploymentTarget? Target { get; init; }

    /// <summary>Where releases go, in order, for the rolling strategy (an addition to the specification).</summary>
    public IReadOnlyList<DeploymentTarget> Targets { get => field ?? []; init; }

    /// <summary>How Lighthouse is run (an addition to the specification).</summary>
    public LighthouseSettings? Lighthouse { get; init; }
}
