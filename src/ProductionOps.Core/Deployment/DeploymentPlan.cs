using ProductionOps.Model;

namespace ProductionOps.Deployment;

/// <summary>What a deployment or a rollback would do.</summary>
/// <param name="Action">deploy or rollback.</param>
/// <param name="Environment">Where.</param>
/// <param name="CommitHash">Commit that would be live.</param>
/// <param name="Steps">The steps, in order.</param>
/// <param name="Obstacles">What would stop it, such as a hold or a dirty work tree; nothing when it could go ahead.</param>
public sealed record DeploymentPlan(
    string Action,
    DeploymentEnvironment Environment,
    string CommitHash,
    IReadOnlyList<DeploymentPlanStep> Steps,
    IReadOnlyList<string> Obstacles);
