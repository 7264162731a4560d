using ProductionOps.Deployment.Releases;

namespace ProductionOps.Deployment.Targets;

/// <summary>
/// A place where releases live and one of them is served. Every member leaves the served release whole, wherever it is
/// interrupted, and can be called again after an interruption.
/// </summary>
public interface IReleaseTarget
{
    /// <summary>Name for messages and records.</summary>
    string Name { get; }

    /// <summary>Public address of what it serves; null when it is not known.</summary>
    Uri? Url { get; }

    /// <summary>Address that serves a staged release before it is active; null when there is none.</summary>
    Uri? PreviewUrl { get; }

    /// <summary>
    /// Local directory that holds a staged release, so that it can be checked without a server; null when it is not on this machine.
    /// </summary>
    string? FindLocalDirectory(string releaseId);

    /// <summary>What is there now.</summary>
    /// <exception cref="OperationException"><c>TargetUnreachable</c>, <c>TargetAccessDenied</c>, <c>TargetReadOnly</c>.</exception>
    Task<TargetState> InspectAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Brings a complete release to the target without serving it (for blue-green: into the idle slot), taking unchanged files
    /// from what is there.
    /// </summary>
    /// <exception cref="OperationException"><c>TargetDiskFull</c>, <c>TargetReadOnly</c>, <c>TargetAccessDenied</c>,
    /// <c>TargetUnreachable</c>; <c>ReleaseFileChanged</c>: a file changed while it was read.</exception>
    Task StageAsync(ReleaseContent content, CancellationToken cancellationToken);

    /// <summary>Serves a staged or earlier release, in one step.</summary>
    /// <exception cref="OperationException"><c>ReleaseNotFound</c>: it is not there any more.</exception>
    Task ActivateAsync(string releaseId, CancellationToken cancellationToken);

    /// <summary>Compares a release that is there with its manifest.</summary>
    /// <returns>The paths that are missing, changed or too many; nothing when it is whole.</returns>
    /// <exception cref="OperationException"><c>ReleaseNotFound</c>: it is not there any more.</exception>
    Task<IReadOnlyList<string>> VerifyAsync(ReleaseManifest manifest, CancellationToken cancellationToken);

    /// <summary>The manifest of a complete release; null when the target does not have it.</summary>
    /// <exception cref="OperationException"><c>ManifestDamaged</c>: it cannot be read.</exception>
    Task<ReleaseManifest?> FindManifestAsync(string releaseId, CancellationToken cancellationToken);

    /// <summary>Removes a release that is not served, finished or not; nothing happens when it is missing.</summary>
    /// <exception cref="OperationException"><c>ReleaseActive</c>: it is served.</exception>
    Task DiscardAsync(string releaseId, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the oldest complete releases, in ordinal order of their ids, until only the newest <paramref name="keep"/> are left
    /// besides the active one and the protected ones.
    /// </summary>
    /// <param name="protectedIds">Releases that stay, such as the last good one.</param>
    /// <param name="keep">Further releases that stay.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The releases that were removed.</returns>
    Task<IReadOnlyList<string>> PruneAsync(IReadOnlySet<string> protectedIds, int keep, CancellationToken cancellationToken);
}
