namespace ProductionOps.Deployment.Releases;

/// <summary>What to make a release of.</summary>
/// <param name="Directory">Full path of the built site.</param>
/// <param name="ReleaseId">The deployment that makes the release.</param>
/// <param name="CommitHash">Git commit that it was built from, 40 hexadecimal digits.</param>
public sealed record ManifestRequest(string Directory, string ReleaseId, string CommitHash)
{
    /// <summary>The release whose hashed assets stay reachable; null to keep none.</summary>
    public ReleaseManifest? KeepAssetsOf { get; init; }
}
