namespace ProductionOps.Analytics;

/// <summary>A release that became live.</summary>
/// <param name="Time">When.</param>
/// <param name="DeploymentId">The deployment, or the rollback, that made it so.</param>
internal sealed record LiveChange(DateTimeOffset Time, string DeploymentId);
