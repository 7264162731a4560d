namespace ProductionOps.Deployment.Rollout;

/// <summary>Why a release cannot be left live.</summary>
/// <param name="Id">Stable identifier, such as <c>HealthCheckFailed</c>.</param>
/// <param name="Message">What was seen and what to do.</param>
internal sealed record RolloutFailure(string Id, string Message);
