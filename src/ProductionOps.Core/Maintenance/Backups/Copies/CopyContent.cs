using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Copies;

/// <summary>What of a repository belongs into a copy, in the order in which it is copied: what is named comes before what names it.</summary>
internal static class CopyContent
{
    /// <summary>Paths relative to the repository, in groups; all of a group must be durable before the next begins.</summary>
    public static IReadOnlyList<IReadOnlyList<CopyFile>> Of(BackupRepository repository)
    {
        var directory = repository.Directory;
        var document = directory.Files.Find(directory.DocumentPath) is { } entry ? new[] { new CopyFile("backup.json", entry.Length) } : [];
        var packs = repository.Packs.List().Values.Select(pack => new CopyFile("packs/" + pack.Name, pack.Length));
        var present = directory.Files.Enumerate(directory.Snapshots).ToDictionary(file => file.Name, StringComparer.Ordinal);
        var snapshots = repository.Snapshots.List().Select(id => new CopyFile($"snapshots/{id}.json", present[id + ".json"].Length));
        return [document, [.. packs.OrderBy(pack => pack.Path, StringComparer.Ordinal)], [.. snapshots]];
    }
}
