namespace ProductionOps.Model;

/// <summary>Attempts that never reached the environment (an addition to the specification).</summary>
public sealed record DoraStopped : ModelObject
{
    /// <summary>How many there were.</summary>
    public int Count { get; init; }

    /// <summary>How many of them a validation step stopped.</summary>
    public int ByGates { get; init; }

    /// <summary>Which.</summary>
    public IReadOnlyList<string> DeploymentIds { get => field ?? []; init; }
}
