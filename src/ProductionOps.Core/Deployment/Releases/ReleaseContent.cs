namespace ProductionOps.Deployment.Releases;

/// <summary>A built site that is ready to be released.</summary>
/// <param name="Directory">Full path of the directory that holds it.</param>
/// <param name="Manifest">What is in it. Files that are kept from an earlier release are not in the directory.</param>
public sealed record ReleaseContent(string Directory, ReleaseManifest Manifest)
{
    /// <summary>The deployment that makes the release.</summary>
    public string ReleaseId => Manifest.ReleaseId;
}
