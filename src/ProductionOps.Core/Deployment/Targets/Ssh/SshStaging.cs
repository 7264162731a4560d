using System.Text.Json;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>
/// Brings a release to a host: rsync copies what no earlier release has and links the rest, what arrived is hashed there, and only then
/// is the manifest published.
/// </summary>
internal sealed class SshStaging(SshConnection connection, IFileSystem files, string target, bool usesSlots)
{
    // rsync takes no more than 20.
    private const int LinkDirectories = 4;

    private readonly string _root = connection.Endpoint.Path;

    public async Task RunAsync(ReleaseContent content, TargetState state, CancellationToken cancellationToken)
    {
        var id = ReleaseLayout.Checked(content.ReleaseId);
        foreach (var file in content.Manifest.Files) ReleasePath.Check(file.Path);
        await connection.RunAsync(
            new RemoteScript()
                .Add($"mkdir -p -- {_root} && cd -- {_root} && mkdir -p releases manifests || exit 1")
                .Add($"lock; safe; rm -rf releases/{id} && mkdir releases/{id}"),
            id,
            cancellationToken);
        await CopyAsync(content, state, id, cancellationToken);
        await CheckAsync(content, id, cancellationToken);
        var publish = new RemoteScript()
            .Add($"cd -- {_root} || exit 1")
            .Add($"lock; safe; flush; mv -f manifests/.{id}.new manifests/{id}.json || exit 1");
        if (usesSlots) publish.Add($"active_of; if [ \"$active\" != {id} ]; then fill_idle {id} || exit 1; fi");
        await connection.RunAsync(publish.Add($"flush"), id, cancellationToken);
    }

    private async Task CopyAsync(ReleaseContent content, TargetState state, string id, CancellationToken cancellationToken)
    {
        var built = content.Manifest.Files
            .Where(file => file.KeptFrom is null && !content.Generated.ContainsKey(file.Path))
            .Select(file => file.Path);
        var links = new[] { state.ActiveReleaseId }.OfType<string>()
            .Concat(state.ReleaseIds.Reverse())
            .Distinct(StringComparer.Ordinal)
            .Take(LinkDirectories)
            .Select(release => $"--link-dest=../{release}");
        await connection.CopyAsync(content.Directory, built, $"releases/{id}", [.. links], cancellationToken);
        using var overlay = new Overlay(files, content, id);
        await connection.CopyAsync(overlay.Directory, overlay.Paths, ".", ["--no-implied-dirs"], cancellationToken);
    }

    private async Task CheckAsync(ReleaseContent content, string id, CancellationToken cancellationToken)
    {
        var script = new RemoteScript().Add($"cd -- {_root} || exit 1");
        foreach (var file in content.Manifest.Files.Where(file => file.KeptFrom is not null))
        {
            script.Add($"keep {file.Sha256} {ReleaseLayout.Checked(file.KeptFrom!)} {file.Path} {id}");
        }

        script.Add($"find releases/{id} -type d ! -perm -755 -exec chmod 755 {{}} +").Add($"hashes {id}");
        var wrong = RemoteHashes.Compare(await connection.RunAsync(script, id, cancellationToken), content.Manifest);
        if (wrong.Count > 0) throw TargetErrors.ReleaseFileChanged($"{target}: {wrong[0]}");
    }

    /// <summary>A temporary directory with what is not in the output of the build: generated files and the manifest.</summary>
    private sealed class Overlay : IDisposable
    {
        private readonly IFileSystem _files;

        public Overlay(IFileSystem files, ReleaseContent content, string id)
        {
            _files = files;
            Directory = System.IO.Directory.CreateTempSubdirectory("productionops-").FullName;
            var manifest = JsonSerializer.SerializeToUtf8Bytes(content.Manifest, ReleaseManifestJson.Default.ReleaseManifest);
            var all = content.Generated
                .Select(pair => (Path: $"releases/{id}/{pair.Key}", Content: pair.Value))
                .Append((Path: $"manifests/.{id}.new", Content: manifest));
            var paths = new List<string>();
            foreach (var (path, bytes) in all)
            {
                var full = Path.Combine(Directory, path);
                files.CreateDirectory(Path.GetDirectoryName(full)!);
                _ = files.WriteNew(full, bytes.Span);
                paths.Add(path);
            }

            Paths = paths;
        }

        public string Directory { get; }

        public IReadOnlyList<string> Paths { get; }

        public void Dispose() => _files.DeleteDirectory(Directory);
    }
}
