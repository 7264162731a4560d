using System.Buffers;
using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Restoration;

/// <summary>Proves that no path of a list leaves the directory that it is restored to.</summary>
internal static class EntryPaths
{
    /// <summary>Identifier of the error and of the findings.</summary>
    public const string UnsafeId = "BackupPathUnsafe";

    private const int LongestPath = 4096;
    private static readonly SearchValues<char> ForbiddenOnWindows = SearchValues.Create("\\:*?\"<>|");

    /// <summary>What is wrong with each entry that could leave the directory, in the order of the list; none when all are safe.</summary>
    public static IEnumerable<(SnapshotEntry Entry, string Problem)> Problems(IReadOnlyList<SnapshotEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var directories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if ((Problem(entry.Path) ?? Problem(entry, seen, directories)) is { } problem)
            {
                yield return (entry, problem);
                continue;
            }

            if (entry.Kind == SnapshotEntryKind.Directory) directories.Add(entry.Path);
        }
    }

    /// <exception cref="OperationException"><c>BackupPathUnsafe</c>.</exception>
    public static void Check(IReadOnlyList<SnapshotEntry> entries)
    {
        foreach (var (entry, problem) in Problems(entries)) throw Unsafe(entry.Path, problem);
    }

    private static string? Problem(SnapshotEntry entry, HashSet<string> seen, HashSet<string> directories)
    {
        if (!seen.Add(entry.Path)) return "is there twice";
        // The list is in the order of the paths, so a directory comes before what is in it.
        var end = entry.Path.LastIndexOf('/');
        if (end > 0 && !directories.Contains(entry.Path[..end])) return "is not in a directory of the backup";
        if (entry.Kind == SnapshotEntryKind.Link && string.IsNullOrEmpty(entry.Target)) return "is a link without a target";
        return entry.SameAs is { } same && (entry.Kind != SnapshotEntryKind.File || !seen.Contains(same)) ? "shares its content with what is not there" : null;
    }

    private static string? Problem(string? path)
    {
        if (string.IsNullOrEmpty(path)) return "is empty";
        if (path.Length > LongestPath) return "is too long";
        if (path.Contains('\0', StringComparison.Ordinal)) return "has a character that no path has";
        if (path[0] == '/' || Path.IsPathRooted(path)) return "begins at a root";
        if (OperatingSystem.IsWindows() && path.AsSpan().ContainsAny(ForbiddenOnWindows)) return "has a character that Windows does not allow";
        foreach (var part in path.Split('/'))
        {
            if (part is "" or "." or "..") return "does not stay in its directory";
        }

        return null;
    }

    private static OperationException Unsafe(string? path, string problem) => new(
        UnsafeId,
        ErrorKind.Forbidden,
        $"The backup was not restored: the path '{path}' in it {problem}. ProductionOps writes no such backup; do not trust it.",
        path);
}
