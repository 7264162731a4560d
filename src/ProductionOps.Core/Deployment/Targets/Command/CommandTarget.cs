using System.Security.Cryptography;
using System.Text;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Targets.Command;

/// <summary>
/// The user's own command publishes a release from a directory that holds exactly that release. The releases are kept in a local cache
/// with the layout of a directory target, so that going back has the earlier files at hand.
/// </summary>
/// <remarks>
/// The command gets PRODUCTIONOPS_RELEASE_ID, PRODUCTIONOPS_RELEASE_DIRECTORY, PRODUCTIONOPS_MANIFEST (path of the manifest),
/// PRODUCTIONOPS_COMMIT and, when there is one, PRODUCTIONOPS_PREVIOUS_RELEASE_ID. What it does is its own: whether the switch is atomic,
/// and whether what is verified here is what is served, only the live proof can tell.
/// </remarks>
public sealed class CommandTarget : IReleaseTarget
{
    private const int StateKeyLength = 16;

    private readonly DeploymentTarget _target;
    private readonly CommandTargetContext _context;
    private readonly ReleaseLayout _layout;
    private readonly ReleaseDirectory _releases;
    private readonly string _stateName;

    /// <summary>Makes the target; nothing is touched yet.</summary>
    /// <exception cref="OperationException"><c>TargetInvalid</c>: it has no command.</exception>
    public CommandTarget(DeploymentTarget target, string name, CommandTargetContext context)
    {
        if (target.Command.Count == 0)
        {
            throw new OperationException(
                "TargetInvalid", ErrorKind.InvalidInput, $"The command target '{name}' needs 'command', the program and arguments that publish a release.", name);
        }

        _target = target;
        _context = context;
        _layout = new ReleaseLayout(context.CacheDirectory);
        _releases = new ReleaseDirectory(context.Files, _layout, name);
        _stateName = "targets/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..StateKeyLength];
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
    /// <remarks>The active release is the one whose command last ended well; none when a command was interrupted or failed since.</remarks>
    public async Task<TargetState> InspectAsync(CancellationToken cancellationToken) =>
        new(await FindActiveAsync(cancellationToken), _releases.Complete(), _releases.Unfinished());

    /// <inheritdoc/>
    public async Task StageAsync(ReleaseContent content, CancellationToken cancellationToken)
    {
        var active = await FindActiveAsync(cancellationToken);
        await ChangeAsync(() => _releases.Stage(content, active, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Also <c>TargetCommandFailed</c>: the command's exit code is not 0; it is not known what is served then.</remarks>
    public async Task ActivateAsync(string releaseId, CancellationToken cancellationToken)
    {
        if (!_releases.IsComplete(releaseId)) throw TargetErrors.ReleaseNotFound(Name, releaseId);
        using var held = TargetLock.Take(_context.Files, _layout, Name);
        var state = await FindStateAsync(cancellationToken) ?? new PublishedRelease();
        await SetStateAsync(state with { Publishing = releaseId }, cancellationToken);
        await RunAsync(releaseId, state, cancellationToken);
        var published = new PublishedRelease { ReleaseId = releaseId, PublishedAt = _context.Time.GetUtcNow() };
        await SetStateAsync(published, CancellationToken.None);
    }

    /// <inheritdoc/>
    /// <remarks>It is the local copy that is verified.</remarks>
    public Task<IReadOnlyList<string>> VerifyAsync(ReleaseManifest manifest, CancellationToken cancellationToken) => Task.Run(
        () => _releases.IsComplete(manifest.ReleaseId)
            ? _releases.Verify(manifest, cancellationToken)
            : throw TargetErrors.ReleaseNotFound(Name, manifest.ReleaseId),
        cancellationToken);

    /// <inheritdoc/>
    public Task<ReleaseManifest?> FindManifestAsync(string releaseId, CancellationToken cancellationToken) =>
        Task.Run(() => _releases.FindManifest(releaseId), cancellationToken);

    /// <inheritdoc/>
    public async Task DiscardAsync(string releaseId, CancellationToken cancellationToken)
    {
        var id = ReleaseLayout.Checked(releaseId);
        if (await FindActiveAsync(cancellationToken) == id) throw TargetErrors.ReleaseActive(Name, id);
        await ChangeAsync(() => _releases.Remove(id), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PruneAsync(
        IReadOnlySet<string> protectedIds, int keep, CancellationToken cancellationToken)
    {
        var state = await FindStateAsync(cancellationToken);
        var superfluous = ReleaseRetention.Superfluous(_releases.Complete(), state?.ReleaseId, protectedIds, keep)
            .Where(id => id != state?.Publishing)
            .ToArray();
        await ChangeAsync(() => Array.ForEach(superfluous, _releases.Remove), cancellationToken);
        return superfluous;
    }

    private async Task RunAsync(string releaseId, PublishedRelease state, CancellationToken cancellationToken)
    {
        // Release ids are times, so an id before the one that is served is a way back.
        var isRollback = state.ReleaseId is { } current && string.CompareOrdinal(releaseId, current) < 0;
        var command = isRollback && _target.RollbackCommand.Count > 0 ? _target.RollbackCommand : _target.Command;
        var result = await _context.Processes.RunAsync(
            new ProcessRequest(command[0], [.. command.Skip(1)])
            {
                WorkingDirectory = _context.RepositoryRoot,
                Environment = Variables(releaseId, state.ReleaseId),
            },
            cancellationToken);
        if (result.Succeeded) return;
        throw new OperationException(
            "TargetCommandFailed",
            ErrorKind.Failed,
            $"The command '{command[0]}' of the target '{Name}' ended with exit code {result.ExitCode}: {_context.Redact(result.LastLine)} What it left behind is not known; publish a release again.",
            Name);
    }

    private Dictionary<string, string> Variables(string releaseId, string? previous)
    {
        var variables = new Dictionary<string, string>(_context.Environment, StringComparer.Ordinal)
        {
            ["PRODUCTIONOPS_RELEASE_ID"] = releaseId,
            ["PRODUCTIONOPS_RELEASE_DIRECTORY"] = _layout.Release(releaseId),
            ["PRODUCTIONOPS_MANIFEST"] = _layout.Manifest(releaseId),
            ["PRODUCTIONOPS_COMMIT"] = _releases.FindManifest(releaseId)!.CommitHash,
        };
        if (previous is not null) variables["PRODUCTIONOPS_PREVIOUS_RELEASE_ID"] = previous;
        return variables;
    }

    private async Task<string?> FindActiveAsync(CancellationToken cancellationToken) =>
        await FindStateAsync(cancellationToken) is { Publishing: null } state ? state.ReleaseId : null;

    private ValueTask<PublishedRelease?> FindStateAsync(CancellationToken cancellationToken) =>
        _context.State.FindAsync(_stateName, PublishedReleaseJson.Default.PublishedRelease, cancellationToken);

    private ValueTask SetStateAsync(PublishedRelease state, CancellationToken cancellationToken) =>
        _context.State.SetAsync(_stateName, state, PublishedReleaseJson.Default.PublishedRelease, cancellationToken);

    private Task ChangeAsync(Action change, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using var held = TargetLock.Take(_context.Files, _layout, Name);
                change();
            }
            catch (Exception exception) when (FileErrors.IsFileError(exception))
            {
                throw TargetErrors.File(exception, _layout.Root);
            }
        },
        cancellationToken);
}
