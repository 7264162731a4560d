using ProductionOps.Deployment.Releases;

namespace ProductionOps.Deployment.Targets;

/// <summary>
/// Where a target already has the content of files: in the active release, the newest others, and those that assets are kept from.
/// What a manifest says of a file was true once; whoever links it hashes it first.
/// </summary>
internal sealed class KnownFiles
{
    private const int OtherReleases = 2;
    private const double NearlyAll = 0.9;

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    public KnownFiles(ReleaseDirectory releases, ReleaseManifest manifest, string? active)
    {
        var keptFrom = manifest.Files.Select(file => file.KeptFrom).OfType<string>();
        foreach (var id in keptFrom.Prepend(active).OfType<string>().Distinct(StringComparer.Ordinal)) Add(releases, id);
        // A large manifest takes longer to read than the few files take to copy that another release may have.
        if (manifest.Files.Count(file => _paths.ContainsKey(file.Sha256)) >= NearlyAll * manifest.Files.Count) return;
        foreach (var id in releases.Complete().Where(id => id != active).Reverse().Take(OtherReleases)) Add(releases, id);
    }

    /// <summary>Full path of a file that should have that content; null when there is none.</summary>
    public string? Find(string sha256) => _paths.GetValueOrDefault(sha256);

    private void Add(ReleaseDirectory releases, string releaseId)
    {
        if (!releases.IsComplete(releaseId) || TryFindManifest(releases, releaseId) is not { } manifest) return;
        var directory = releases.Layout.Release(releaseId);
        foreach (var file in manifest.Files)
        {
            if (ReleasePath.IsSafe(file.Path)) _paths.TryAdd(file.Sha256, Path.Combine(directory, file.Path));
        }
    }

    private static ReleaseManifest? TryFindManifest(ReleaseDirectory releases, string releaseId)
    {
        try
        {
            return releases.FindManifest(releaseId);
        }
        catch (OperationException exception) when (exception.Id == "ManifestDamaged")
        {
            // A damaged old release must not stop a new one: its files are not taken, the new ones are copied.
            return null;
        }
    }
}
