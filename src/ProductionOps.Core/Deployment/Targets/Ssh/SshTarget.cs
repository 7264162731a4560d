using System.Text;
using System.Text.Json;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>
/// A directory on another host, reached by the user's own ssh and rsync. It has the layout of a <see cref="DirectoryTarget"/>, so the
/// host itself may deploy to the same directory as well.
/// </summary>
public sealed class SshTarget : IReleaseTarget
{
    private readonly SshConnection _connection;
    private readonly SshStaging _staging;
    private readonly string _root;
    private readonly bool _usesSlots;

    /// <summary>Makes the target; nothing is reached yet.</summary>
    /// <param name="target">Host, path and options.</param>
    /// <param name="name">Name for messages and records.</param>
    /// <param name="strategy">Blue-green fills the idle slot first; anything else switches straight to the release.</param>
    /// <param name="repositoryRoot">Where a relative identity file is looked for.</param>
    /// <param name="processes">Runs ssh and rsync.</param>
    /// <param name="files">The disk.</param>
    /// <exception cref="OperationException"><c>TargetInvalid</c>: host or path is missing.</exception>
    public SshTarget(
        DeploymentTarget target,
        string name,
        DeploymentStrategy strategy,
        string repositoryRoot,
        IProcessRunner processes,
        IFileSystem files)
    {
        var endpoint = SshEndpoint.Of(target, repositoryRoot);
        Name = name;
        _root = endpoint.Path;
        _usesSlots = strategy == DeploymentStrategy.BlueGreen;
        _connection = new SshConnection(processes, endpoint, name);
        _staging = new SshStaging(_connection, files, name, _usesSlots);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Uri? Url { get; init; }

    /// <inheritdoc/>
    public Uri? PreviewUrl { get; init; }

    /// <inheritdoc/>
    public string? FindLocalDirectory(string releaseId) => null;

    /// <inheritdoc/>
    public async Task<TargetState> InspectAsync(CancellationToken cancellationToken)
    {
        var script = new RemoteScript()
            .Add($"[ -e {_root} ] || exit 0")
            .Add($"cd -- {_root} || exit 1")
            .Add($"active_of; printf 'active %s\\n' \"$active\"")
            .Add($"for path in releases/*/; do id=${{path#releases/}}; id=${{id%/}}; [ -d \"$path\" ] || continue")
            .Add($"if [ -f \"manifests/$id.json\" ]; then printf 'complete %s\\n' \"$id\"; else printf 'unfinished %s\\n' \"$id\"; fi; done");
        var lines = (await _connection.RunAsync(script, string.Empty, cancellationToken))
            .Split('\n')
            .Select(line => line.Split(' ', 2))
            .Where(words => words.Length == 2 && ReleaseLayout.IsReleaseId(words[1]))
            .ToLookup(words => words[0], words => words[1], StringComparer.Ordinal);
        return new TargetState(
            lines["active"].FirstOrDefault(),
            [.. lines["complete"].Order(StringComparer.Ordinal)],
            [.. lines["unfinished"].Order(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    /// <remarks>Also <c>TargetHeld</c>, <c>TargetUnsafe</c>, <c>ReleaseExists</c>, <c>KeptFileMissing</c>.</remarks>
    public async Task StageAsync(ReleaseContent content, CancellationToken cancellationToken)
    {
        var state = await InspectAsync(cancellationToken);
        if (state.ReleaseIds.Contains(content.ReleaseId, StringComparer.Ordinal))
        {
            var existing = await FindManifestAsync(content.ReleaseId, cancellationToken);
            if (existing?.Checksum == content.Manifest.Checksum) return;
            throw TargetErrors.ReleaseExists(Name, content.ReleaseId);
        }

        await _staging.RunAsync(content, state, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ActivateAsync(string releaseId, CancellationToken cancellationToken)
    {
        var id = ReleaseLayout.Checked(releaseId);
        var script = new RemoteScript()
            .Add($"cd -- {_root} 2>/dev/null && [ -f manifests/{id}.json ] && [ -d releases/{id} ] || exit 78")
            .Add($"lock; safe");
        if (_usesSlots) script.Add($"activate_slot {id}");
        else script.Add($"point current releases/{id} || exit 1");
        return _connection.RunAsync(script.Add($"flush"), id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> VerifyAsync(ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        var id = ReleaseLayout.Checked(manifest.ReleaseId);
        var script = new RemoteScript()
            .Add($"cd -- {_root} 2>/dev/null && [ -f manifests/{id}.json ] || exit 78")
            .Add($"hashes {id}");
        return RemoteHashes.Compare(await _connection.RunAsync(script, id, cancellationToken), manifest);
    }

    /// <inheritdoc/>
    public async Task<ReleaseManifest?> FindManifestAsync(string releaseId, CancellationToken cancellationToken)
    {
        var id = ReleaseLayout.Checked(releaseId);
        var script = new RemoteScript().Add($"cd -- {_root} 2>/dev/null && [ -f manifests/{id}.json ] || exit 0").Add($"cat manifests/{id}.json");
        var text = await _connection.RunAsync(script, id, cancellationToken);
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(text), ReleaseManifestJson.Default.ReleaseManifest);
        }
        catch (JsonException exception)
        {
            throw TargetErrors.ManifestDamaged($"{_root}/manifests/{id}.json", exception);
        }
    }

    /// <inheritdoc/>
    public Task DiscardAsync(string releaseId, CancellationToken cancellationToken) =>
        DiscardAsync([ReleaseLayout.Checked(releaseId)], cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PruneAsync(
        IReadOnlySet<string> protectedIds, int keep, CancellationToken cancellationToken)
    {
        var state = await InspectAsync(cancellationToken);
        var superfluous = ReleaseRetention.Superfluous(state.ReleaseIds, state.ActiveReleaseId, protectedIds, keep);
        if (superfluous.Count > 0) await DiscardAsync(superfluous, cancellationToken);
        return superfluous;
    }

    private Task<string> DiscardAsync(IReadOnlyList<string> releaseIds, CancellationToken cancellationToken)
    {
        var script = new RemoteScript().Add($"cd -- {_root} 2>/dev/null || exit 0").Add($"lock; safe");
        foreach (var id in releaseIds) script.Add($"discard {id}");
        return _connection.RunAsync(script, releaseIds[0], cancellationToken);
    }
}
