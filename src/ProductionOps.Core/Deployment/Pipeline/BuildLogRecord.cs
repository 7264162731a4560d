using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>What the commands of a build wrote.</summary>
internal sealed record BuildLogRecord : ModelObject
{
    /// <summary>The deployment that built.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>The lines, secrets taken out; of a long log the end.</summary>
    public IReadOnlyList<string> Lines { get => field ?? []; init; }
}
