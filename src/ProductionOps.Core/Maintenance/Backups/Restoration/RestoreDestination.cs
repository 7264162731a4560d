using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Restoration;

/// <summary>The directory that something is restored to: what is in the way there, and how restored files get there, each in one step.</summary>
internal sealed class RestoreDestination(IFileSystem files, string root)
{
    private const int NamedConflicts = 3;

    /// <summary>Whether nothing has its name.</summary>
    public bool IsNew => files.FindDetails(root) is null;

    /// <summary>The directory in which the restored files wait, on the same file system.</summary>
    public string StagingParent => IsNew ? Path.GetDirectoryName(root)! : root;

    /// <summary>Number of files that would be replaced.</summary>
    /// <exception cref="OperationException"><c>RestoreBlocked</c>: a directory is in the place of a file, or something else in the place of a
    /// directory; <c>RestoreWouldOverwrite</c>.</exception>
    public int Check(IReadOnlyList<SnapshotEntry> entries, bool overwrite)
    {
        if (IsNew) return 0;
        if (!files.DirectoryExists(root)) throw Blocked(root, "is not a directory");
        var replaced = new List<string>();
        foreach (var entry in entries)
        {
            var path = Path.Combine(root, entry.Path);
            if (files.FindDetails(path) is not { } there) continue;
            if (entry.Kind == SnapshotEntryKind.Directory)
            {
                // Writing through a link would leave the directory.
                if (there.Kind != FileEntryKind.Directory) throw Blocked(path, "is in the place of a directory");
                continue;
            }

            if (there.Kind is FileEntryKind.Directory or FileEntryKind.Other) throw Blocked(path, "is in the place of a file");
            replaced.Add(entry.Path);
        }

        return overwrite || replaced.Count == 0 ? replaced.Count : throw WouldOverwrite(replaced);
    }

    /// <summary>Moves what was restored to where it belongs.</summary>
    public void Publish(string staging, IReadOnlyList<SnapshotEntry> entries, bool overwrite)
    {
        if (IsNew)
        {
            files.MoveDirectory(staging, root);
            files.FlushDirectory(Path.GetDirectoryName(root)!);
            return;
        }

        foreach (var entry in entries.Where(entry => entry.Kind == SnapshotEntryKind.Directory))
        {
            var path = Path.Combine(root, entry.Path);
            if (files.FindDetails(path) is not { } there) files.CreatePublicDirectory(path);
            else if (there.Kind != FileEntryKind.Directory) throw Blocked(path, "is in the place of a directory");
        }

        foreach (var entry in entries.Where(entry => entry.Kind != SnapshotEntryKind.Directory))
        {
            var (from, to) = (Path.Combine(staging, entry.Path), Path.Combine(root, entry.Path));
            if (overwrite) files.Replace(from, to);
            else if (!files.TryPublish(from, to)) throw WouldOverwrite([entry.Path]);
        }

        foreach (var entry in entries.Reverse().Where(entry => entry.Kind == SnapshotEntryKind.Directory))
        {
            files.SetMetadata(Path.Combine(root, entry.Path), entry.Permissions(), entry.Modified);
        }

        files.FlushDirectories([.. entries.Where(entry => entry.Kind == SnapshotEntryKind.Directory).Select(entry => Path.Combine(root, entry.Path)).Prepend(root)]);
    }

    private OperationException WouldOverwrite(List<string> paths) => new(
        "RestoreWouldOverwrite",
        ErrorKind.AlreadyExists,
        $"{new Quantity(paths.Count, "file is", "files are")} in '{root}' already, such as {string.Join(", ", paths.Take(NamedConflicts).Select(path => $"'{path}'"))}. Nothing was replaced. Restore to another directory, or replace them with -Force (or --force).",
        root);

    private static OperationException Blocked(string path, string reason) => new(
        "RestoreBlocked",
        ErrorKind.AlreadyExists,
        $"'{path}' {reason}. It is left alone. Move it away, or restore to another directory.",
        path);
}
