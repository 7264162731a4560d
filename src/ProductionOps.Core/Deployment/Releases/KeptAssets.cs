namespace ProductionOps.Deployment.Releases;

/// <summary>
/// The hashed assets of the release before that the new one does not have. A page that was opened before the switch still asks for
/// them. One generation is kept: what was itself kept is not kept again.
/// </summary>
internal static class KeptAssets
{
    public static IEnumerable<ReleaseFile> Of(ReleaseManifest previous, IReadOnlySet<string> newPaths) => previous.Files
        .Where(file => file.KeptFrom is null && !newPaths.Contains(file.Path) && ContentHashName.IsMatch(file.Path))
        .Select(file => file with { KeptFrom = previous.ReleaseId });
}
