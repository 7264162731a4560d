using ProductionOps.Maintenance.Backups.Creation;
using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Restoration;

/// <summary>The part of a snapshot that is restored.</summary>
internal static class RestoreSelection
{
    /// <summary>What fits the paths, all below it, and the directories that lead to it, in the same order.</summary>
    /// <exception cref="OperationException"><c>BackupPathNotFound</c>: a path fits nothing.</exception>
    public static IReadOnlyList<SnapshotEntry> Of(IReadOnlyList<SnapshotEntry> entries, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0) return entries;
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var pattern = new PathPatterns(["/" + path.Replace('\\', '/').Trim('/')]);
            var before = chosen.Count;
            foreach (var entry in entries.Where(entry => pattern.Fits(entry.Path, string.Empty))) chosen.Add(entry.Path);
            if (chosen.Count == before) throw NotFound(path);
        }

        var below = entries.Where(entry => Ancestors(entry.Path).Any(chosen.Contains)).Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        var leading = below.SelectMany(Ancestors).ToHashSet(StringComparer.Ordinal);
        return [.. entries.Where(entry => below.Contains(entry.Path) || leading.Contains(entry.Path))];
    }

    /// <summary>A path and the directories that lead to it.</summary>
    private static IEnumerable<string> Ancestors(string path)
    {
        yield return path;
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1)) yield return path[..end];
    }

    private static OperationException NotFound(string path) => new(
        "BackupPathNotFound",
        ErrorKind.NotFound,
        $"The backup has nothing that fits '{path}'. Paths begin with the name of a source, such as store/configuration; prodops backup files lists them.",
        path);
}
