using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Targets;

/// <summary>A local or mounted directory that a web server serves through its <c>current</c> link.</summary>
public sealed class DirectoryTarget : IReleaseTarget
{
    private readonly IFileSystem _files;
    private readonly ReleaseLayout _layout;
    private readonly ReleaseDirectory _releases;
    private readonly ReleaseLinks _links;
    private readonly bool _usesSlots;

    /// <summary>Makes the target; nothing is touched yet.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="path">Full path of the directory; it is made by the first release.</param>
    /// <param name="name">Name for messages and records.</param>
    /// <param name="strategy">Blue-green fills the idle slot first; anything else switches straight to the release.</param>
    public DirectoryTarget(IFileSystem files, string path, string name, DeploymentStrategy strategy)
    {
        _files = files;
        _layout = new ReleaseLayout(path);
        _releases = new ReleaseDirectory(files, _layout, name);
        _links = new ReleaseLinks(files, _layout);
        _usesSlots = strategy == DeploymentStrategy.BlueGreen;
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Uri? Url { get; init; }

    /// <inheritdoc/>
    public Uri? PreviewUrl { get; init; }

    /// <inheritdoc/>
    public string? FindLocalDirectory(string releaseId) => _releases.IsComplete(releaseId) ? _layout.Release(releaseId) : null;

    /// <inheritdoc/>
    public Task<TargetState> InspectAsync(CancellationToken cancellationToken) => RunAsync(
        () => new TargetState(_links.ActiveRelease, _releases.Complete(), _releases.Unfinished()), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Also <c>TargetHeld</c>, <c>TargetUnsafe</c>, <c>TargetUnsupported</c>, <c>ReleaseExists</c>, <c>KeptFileMissing</c>.</remarks>
    public Task StageAsync(ReleaseContent content, CancellationToken cancellationToken) => ChangeAsync(
        () =>
        {
            _releases.Stage(content, _links.ActiveRelease, cancellationToken);
            if (_usesSlots && _links.ActiveRelease != content.ReleaseId) _links.FillIdleSlot(content.ReleaseId);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task ActivateAsync(string releaseId, CancellationToken cancellationToken) => ChangeAsync(
        () =>
        {
            if (!_releases.IsComplete(releaseId)) throw TargetErrors.ReleaseNotFound(Name, releaseId);
            if (_usesSlots) _links.ActivateSlot(releaseId);
            else _links.Activate(releaseId);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> VerifyAsync(ReleaseManifest manifest, CancellationToken cancellationToken) => RunAsync(
        () => _releases.IsComplete(manifest.ReleaseId)
            ? _releases.Verify(manifest, cancellationToken)
            : throw TargetErrors.ReleaseNotFound(Name, manifest.ReleaseId),
        cancellationToken);

    /// <inheritdoc/>
    public Task<ReleaseManifest?> FindManifestAsync(string releaseId, CancellationToken cancellationToken) =>
        RunAsync(() => _releases.FindManifest(releaseId), cancellationToken);

    /// <inheritdoc/>
    public Task DiscardAsync(string releaseId, CancellationToken cancellationToken) => ChangeAsync(
        () => Remove(ReleaseLayout.Checked(releaseId)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PruneAsync(
        IReadOnlySet<string> protectedIds, int keep, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> removed = [];
        await ChangeAsync(
            () =>
            {
                removed = ReleaseRetention.Superfluous(_releases.Complete(), _links.ActiveRelease, protectedIds, keep);
                foreach (var id in removed) Remove(id);
            },
            cancellationToken);
        return removed;
    }

    private void Remove(string releaseId)
    {
        if (_links.ActiveRelease == releaseId) throw TargetErrors.ReleaseActive(Name, releaseId);
        if (_files.DirectoryExists(_layout.Slots)) _links.Release(releaseId);
        _releases.Remove(releaseId);
    }

    private Task<bool> ChangeAsync(Action change, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            TargetLock.RequireLinks(Name);
            _links.Check();
            using var held = TargetLock.Take(_files, _layout, Name);
            change();
            return true;
        },
        cancellationToken);

    private Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return work();
            }
            catch (Exception exception) when (FileErrors.IsFileError(exception))
            {
                throw TargetErrors.File(exception, _layout.Root);
            }
        },
        cancellationToken);
}
