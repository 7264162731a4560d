using ProductionOps.Deployment.Proof;
using ProductionOps.Deployment.Targets;

namespace ProductionOps.Deployment.Rollout;

/// <summary>A target of a run and how to tell that it serves well.</summary>
/// <param name="Target">The target.</param>
/// <param name="Site">Public address that the root of the release is served at.</param>
/// <param name="Health">How to tell whether it is well.</param>
/// <param name="Liveness">Time within which an activated release must be served; zero when it is served at once.</param>
internal sealed record RolloutTarget(IReleaseTarget Target, Uri Site, HealthCheck Health, TimeSpan Liveness);
