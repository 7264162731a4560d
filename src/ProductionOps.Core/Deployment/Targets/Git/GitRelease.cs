namespace ProductionOps.Deployment.Targets.Git;

/// <summary>A commit that holds a release.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="ReleaseId">Its trailer <c>Deployment</c>.</param>
/// <param name="ManifestChecksum">Its trailer <c>Manifest</c>.</param>
internal sealed record GitRelease(string Commit, string ReleaseId, string ManifestChecksum);
