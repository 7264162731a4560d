using ProductionOps.Deployment.Pipeline;

namespace ProductionOps.Deployment;

/// <summary>What <see cref="DeploymentService"/> is made of.</summary>
internal sealed record DeploymentParts(
    DeploymentPreparation Preparation,
    DeploymentPipeline Pipeline,
    RollbackPreparation RollbackPreparation,
    RollbackRun Rollback,
    DeploymentRecovery Recovery,
    DeploymentPlanner Planner,
    DeploymentHoldKeeper Holds,
    DriftDetector Drift,
    ServedReleases Served);
