using ProductionOps.Deployment.Releases;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Keeps the manifests of releases with the records, so that a target cannot vouch for itself.</summary>
internal sealed class ManifestStore(IStateCollection state)
{
    public ValueTask<ReleaseManifest?> FindAsync(string releaseId, CancellationToken cancellationToken) =>
        state.FindAsync(NameOf(releaseId), ReleaseManifestJson.Default.ReleaseManifest, cancellationToken);

    public async Task<ReleaseManifest> GetAsync(string releaseId, CancellationToken cancellationToken) =>
        await FindAsync(releaseId, cancellationToken) ?? throw new OperationException(
            "ReleaseManifestNotFound",
            ErrorKind.NotFound,
            $"The manifest of release {releaseId} is not in the store, so the release cannot be verified. Deploy that commit again instead.",
            releaseId);

    public ValueTask WriteAsync(ReleaseManifest manifest, CancellationToken cancellationToken) =>
        state.SetAsync(NameOf(manifest.ReleaseId), manifest, ReleaseManifestJson.Default.ReleaseManifest, cancellationToken);

    private static string NameOf(string releaseId) => $"deployment/manifest/{releaseId}";
}
