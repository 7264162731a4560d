using System.Text;
using System.Text.Json;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Source;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>
/// A branch of a git remote, such as GitHub Pages. A release is a commit made by plumbing: the work tree, the index and the branches
/// of the repository stay as they are. Going back is a new commit with the earlier files, so the history is never rewritten.
/// </summary>
public sealed class GitBranchTarget : IReleaseTarget
{
    private const int PushAttempts = 3;

    private readonly GitClient _git;
    private readonly GitBranchSettings _settings;
    private readonly string _root;
    private readonly GitRemoteBranch _branch;
    private readonly GitReleaseTree _tree;
    private readonly GitReleaseVerification _verification;
    private readonly GitCommitWriter _commits;

    /// <summary>Makes the target; nothing is reached yet.</summary>
    /// <param name="target">Remote, branch, directory in the branch and domain.</param>
    /// <param name="name">Name for messages and records.</param>
    /// <param name="repositoryRoot">Full path of the work tree whose repository holds the objects.</param>
    /// <param name="processes">Runs git.</param>
    /// <exception cref="OperationException"><c>TargetInvalid</c>.</exception>
    public GitBranchTarget(DeploymentTarget target, string name, string repositoryRoot, IProcessRunner processes)
    {
        _git = new GitClient(processes);
        _settings = GitBranchSettings.Of(target);
        _root = repositoryRoot;
        _branch = new GitRemoteBranch(_git, _settings, repositoryRoot, name);
        _tree = new GitReleaseTree(_git, _settings, repositoryRoot, name);
        _verification = new GitReleaseVerification(_git, repositoryRoot);
        _commits = new GitCommitWriter(_git, repositoryRoot);
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Uri? Url { get; init; }

    /// <inheritdoc/>
    public Uri? PreviewUrl => null;

    /// <inheritdoc/>
    public string? FindLocalDirectory(string releaseId) => null;

    /// <inheritdoc/>
    /// <remarks>The active release is what the branch was last moved to; whether the host serves it already is another matter.</remarks>
    public async Task<TargetState> InspectAsync(CancellationToken cancellationToken)
    {
        var state = await ReadAsync(cancellationToken);
        return new TargetState(
            state.ActiveReleaseId,
            [.. state.Releases.Keys.Order(StringComparer.Ordinal)],
            UnfinishedReleaseIds: []);
    }

    /// <inheritdoc/>
    /// <remarks>Also <c>ReleaseExists</c>, <c>KeptFileMissing</c>.</remarks>
    public async Task StageAsync(ReleaseContent content, CancellationToken cancellationToken)
    {
        var id = ReleaseLayout.Checked(content.ReleaseId);
        var state = await ReadAsync(cancellationToken);
        if (state.Releases.TryGetValue(id, out var existing))
        {
            if (existing.ManifestChecksum == content.Manifest.Checksum) return;
            throw TargetErrors.ReleaseExists(Name, id);
        }

        var tree = await _tree.WriteAsync(content, state.Tip, release => state.Releases.GetValueOrDefault(release)?.Commit, cancellationToken);
        var commit = await _commits.WriteAsync(tree, state.Tip, new GitRelease(string.Empty, id, content.Manifest.Checksum), cancellationToken);
        var wrong = await _verification.CompareAsync(await _tree.ListAsync(commit, cancellationToken), content.Manifest, cancellationToken);
        if (wrong.Count > 0) throw TargetErrors.ReleaseFileChanged(Path.Combine(content.Directory, wrong[0]));
        var manifest = JsonSerializer.Serialize(content.Manifest, ReleaseManifestJson.Default.ReleaseManifest);
        var blob = (await _git.RunAsync(Command("hash-object", "-w", "--stdin") with { Input = manifest }, cancellationToken)).Trim();
        await _git.RunAsync(Command("update-ref", _settings.Manifests + id, blob), cancellationToken);
        await _git.RunAsync(Command("update-ref", _settings.Staged + id, commit), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Also <c>TargetHeld</c>: somebody else kept moving the branch.</remarks>
    public async Task ActivateAsync(string releaseId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < PushAttempts; attempt++)
        {
            var state = await ReadAsync(cancellationToken);
            var release = state.Releases.GetValueOrDefault(releaseId) ?? throw TargetErrors.ReleaseNotFound(Name, releaseId);
            if (state.ActiveReleaseId != releaseId && !await TryActivateAsync(release, state.Tip, cancellationToken)) continue;
            await _git.RunAsync(Command("update-ref", "-d", _settings.Staged + releaseId), cancellationToken);
            return;
        }

        throw new OperationException(
            "TargetHeld",
            ErrorKind.Busy,
            $"Somebody else keeps moving the branch '{_settings.Branch}' of the target '{Name}'. Wait until that ends, then try again.",
            Name);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> VerifyAsync(ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(cancellationToken);
        var release = state.Releases.GetValueOrDefault(manifest.ReleaseId) ?? throw TargetErrors.ReleaseNotFound(Name, manifest.ReleaseId);
        return await _verification.CompareAsync(await _tree.ListAsync(release.Commit, cancellationToken), manifest, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Manifests are in the repository that deployed, not on the branch.</remarks>
    public async Task<ReleaseManifest?> FindManifestAsync(string releaseId, CancellationToken cancellationToken)
    {
        var name = _settings.Manifests + ReleaseLayout.Checked(releaseId);
        var result = await _git.TryRunAsync(Command("cat-file", "blob", name), cancellationToken);
        if (!result.Succeeded) return null;
        try
        {
            return JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(result.Output), ReleaseManifestJson.Default.ReleaseManifest);
        }
        catch (JsonException exception)
        {
            throw TargetErrors.ManifestDamaged(name, exception);
        }
    }

    /// <inheritdoc/>
    /// <remarks>What was pushed stays in the history of the branch.</remarks>
    public async Task DiscardAsync(string releaseId, CancellationToken cancellationToken)
    {
        var id = ReleaseLayout.Checked(releaseId);
        var state = await ReadAsync(cancellationToken);
        if (state.ActiveReleaseId == id) throw TargetErrors.ReleaseActive(Name, id);
        await _git.RunAsync(Command("update-ref", "-d", _settings.Staged + id), cancellationToken);
        if (!state.Pushed.Contains(id)) await _git.RunAsync(Command("update-ref", "-d", _settings.Manifests + id), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is removed: unchanged files are stored once, and rewriting a public history breaks every clone.</remarks>
    public Task<IReadOnlyList<string>> PruneAsync(IReadOnlySet<string> protectedIds, int keep, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    private async Task<bool> TryActivateAsync(GitRelease release, string? tip, CancellationToken cancellationToken)
    {
        var commit = release.Commit;
        if (!await _commits.IsChildAsync(commit, tip, cancellationToken))
        {
            var tree = await _tree.RestoreAsync(commit, tip, cancellationToken);
            commit = await _commits.WriteAsync(tree, tip, release, cancellationToken);
        }

        return await _branch.TryPushAsync(commit, tip, cancellationToken);
    }

    private async Task<GitBranchState> ReadAsync(CancellationToken cancellationToken)
    {
        var tip = await _branch.FetchAsync(cancellationToken);
        var history = tip is null ? [] : await _branch.ReadHistoryAsync(tip, cancellationToken);
        return GitBranchState.Of(tip, history, await _branch.ReadStagedAsync(cancellationToken));
    }

    private GitCommand Command(params IReadOnlyList<string> arguments) => new(_root, arguments);
}
