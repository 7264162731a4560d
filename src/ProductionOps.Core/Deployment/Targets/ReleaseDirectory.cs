using System.Text.Json;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Targets;

/// <summary>
/// A directory of releases on a disk of this machine. A release is complete once its manifest is there, which is written last;
/// when one is removed, the manifest goes first.
/// </summary>
/// <param name="files">The disk.</param>
/// <param name="layout">Where things are.</param>
/// <param name="name">Name of the target for messages.</param>
internal sealed class ReleaseDirectory(IFileSystem files, ReleaseLayout layout, string name)
{
    private const string ManifestExtension = ".json";

    public ReleaseLayout Layout { get; } = layout;

    /// <summary>Complete releases, in ordinal order.</summary>
    public IReadOnlyList<string> Complete() => [.. files.Enumerate(Layout.Manifests)
        .Where(entry => entry.Kind == FileEntryKind.File && entry.Name.EndsWith(ManifestExtension, StringComparison.Ordinal))
        .Select(entry => entry.Name[..^ManifestExtension.Length])
        .Where(id => ReleaseLayout.IsReleaseId(id) && files.DirectoryExists(Layout.Release(id)))
        .Order(StringComparer.Ordinal)];

    /// <summary>Releases whose staging or removal was interrupted, in ordinal order.</summary>
    public IReadOnlyList<string> Unfinished() => [.. files.Enumerate(Layout.Releases)
        .Select(entry => entry.Name)
        .Where(id => ReleaseLayout.IsReleaseId(id) && !files.FileExists(Layout.Manifest(id)))
        .Order(StringComparer.Ordinal)];

    public bool IsComplete(string releaseId) =>
        files.FileExists(Layout.Manifest(releaseId)) && files.DirectoryExists(Layout.Release(releaseId));

    public ReleaseManifest? FindManifest(string releaseId)
    {
        var path = Layout.Manifest(releaseId);
        if (!files.FileExists(path)) return null;
        try
        {
            var manifest = JsonSerializer.Deserialize(files.ReadAllBytes(path), ReleaseManifestJson.Default.ReleaseManifest);
            return manifest ?? throw new JsonException("The manifest is null.");
        }
        catch (JsonException exception)
        {
            throw TargetErrors.ManifestDamaged(path, exception);
        }
    }

    /// <summary>Brings a release here, taking unchanged files from others.</summary>
    /// <param name="content">The release.</param>
    /// <param name="active">The release that is served, whose files are most likely the same; null when there is none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void Stage(ReleaseContent content, string? active, CancellationToken cancellationToken)
    {
        if (IsComplete(content.ReleaseId))
        {
            if (FindManifest(content.ReleaseId)!.Checksum == content.Manifest.Checksum) return;
            throw TargetErrors.ReleaseExists(name, content.ReleaseId);
        }

        files.CreateDirectory(Layout.Manifests);
        files.DeleteDirectory(Layout.Release(content.ReleaseId));
        try
        {
            var known = new KnownFiles(this, content.Manifest, active);
            new ReleaseCopy(files, Layout, content, known, name).Run(cancellationToken);
            PublishManifest(content.Manifest);
        }
        catch
        {
            // What is half there takes the room that a full disk needs, and is worth nothing.
            files.DeleteDirectory(Layout.Release(content.ReleaseId));
            throw;
        }
    }

    /// <summary>Paths of a release that are missing, changed or too many, in ordinal order.</summary>
    public IReadOnlyList<string> Verify(ReleaseManifest manifest, CancellationToken cancellationToken) =>
        new ReleaseVerification(files, Layout.Release(manifest.ReleaseId)).Compare(manifest, cancellationToken);

    public void Remove(string releaseId)
    {
        files.DeleteFile(Layout.Manifest(releaseId));
        files.DeleteFile(Temporary(releaseId));
        if (files.DirectoryExists(Layout.Manifests)) files.FlushDirectory(Layout.Manifests);
        files.DeleteDirectory(Layout.Release(releaseId));
    }

    private void PublishManifest(ReleaseManifest manifest)
    {
        var path = Layout.Manifest(manifest.ReleaseId);
        var temporary = Temporary(manifest.ReleaseId);
        files.DeleteFile(temporary);
        _ = files.WriteNew(temporary, JsonSerializer.SerializeToUtf8Bytes(manifest, ReleaseManifestJson.Default.ReleaseManifest));
        files.Replace(temporary, path);
        files.FlushDirectory(Layout.Manifests);
    }

    private string Temporary(string releaseId) => Path.Combine(Layout.Manifests, $".{releaseId}.new");
}
