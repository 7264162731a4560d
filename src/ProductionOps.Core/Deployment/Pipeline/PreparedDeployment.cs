using ProductionOps.Deployment.Rollout;
using ProductionOps.Deployment.Source;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Everything that is known before a deployment changes anything.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Configuration">The configuration in force.</param>
/// <param name="Revision">The commit and the state of the work tree.</param>
/// <param name="Targets">Where it goes.</param>
/// <param name="Secrets">Values of the secrets that are known here, by name.</param>
/// <param name="Live">The deployment that is live; null when there is none.</param>
internal sealed record PreparedDeployment(
    DeploymentRequest Request,
    ProductionConfiguration Configuration,
    SourceRevision Revision,
    IReadOnlyList<RolloutTarget> Targets,
    SecretValues Secrets,
    DeploymentEntry? Live)
{
    public DeploymentType Type => Request.Type ?? (Live is null ? DeploymentType.Initial : DeploymentType.Update);

    public string By => Request.DeployedBy ?? Environment.UserName;
}
