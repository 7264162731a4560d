using ProductionOps.Deployment.Releases;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Proof;

/// <summary>Looks at what a site really serves.</summary>
public interface IServedContent
{
    /// <summary>Asks an address until it answers well, or the time is over.</summary>
    /// <returns>Null when it answered well; otherwise one sentence that says how it last failed.</returns>
    Task<string?> CheckHealthAsync(HealthCheck check, CancellationToken cancellationToken);

    /// <summary>
    /// Hashes live files and compares them with a manifest: the marker, then the pages, then the rest. Where the maximum cuts, the
    /// release decides the choice, so that two looks read the same files.
    /// </summary>
    /// <param name="site">Address that the root of the release is served at.</param>
    /// <param name="manifest">What should be served.</param>
    /// <param name="maximumFiles">Files to read at most; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>SiteUnreachable</c>: it does not answer at all.</exception>
    Task<ServedContentProof> CompareAsync(Uri site, ReleaseManifest manifest, int? maximumFiles, CancellationToken cancellationToken);

    /// <summary>The deployment whose marker is served; null when none is.</summary>
    Task<string?> FindLiveReleaseAsync(Uri site, CancellationToken cancellationToken);
}
