using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Store.Files;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>The directory of a repository, and the ways in which all of its parts touch the disk.</summary>
/// <param name="root">Full path.</param>
/// <param name="files">The disk.</param>
/// <param name="time">The clock.</param>
internal sealed class RepositoryDirectory(string root, IFileSystem files, TimeProvider time)
{
    private static readonly TimeSpan AgeOfLeftovers = TimeSpan.FromHours(1);

    // The writing of durable files and the names of temporary ones are those of the store.
    private readonly StoreDirectory _directory = new(root, files, time, Random.Shared);

    public string Root => root;

    public IFileSystem Files => files;

    public TimeProvider Time => time;

    public string Packs => Path.Combine(root, "packs");

    public string Snapshots => Path.Combine(root, "snapshots");

    public string Verifications => Path.Combine(root, "verifications");

    public string DocumentPath => Path.Combine(root, "backup.json");

    public string IndexPath => Path.Combine(root, "index.cache");

    public string TemporaryPathIn(string directory) => _directory.TemporaryPathIn(directory);

    public void WriteDurable(string path, ReadOnlySpan<byte> content) => _directory.WriteDurable(path, content);

    /// <summary>Writes a new file durably under a name that must be free.</summary>
    /// <returns>False when the name is taken.</returns>
    public bool TryWriteNew(string path, ReadOnlySpan<byte> content)
    {
        var temporary = TemporaryPathIn(Path.GetDirectoryName(path)!);
        files.WriteNew(temporary, content, isPrivate: true);
        try
        {
            if (files.TryPublish(temporary, path)) return true;
        }
        catch
        {
            files.DeleteFile(temporary);
            throw;
        }

        files.DeleteFile(temporary);
        return false;
    }

    /// <summary>Makes the directories that are missing.</summary>
    public void Create()
    {
        foreach (var directory in new[] { root, Packs, Snapshots, Verifications }) files.CreateDirectory(directory, isPrivate: true);
        // Teams keep the store in git; packs do not belong there.
        var ignore = Path.Combine(root, ".gitignore");
        if (!files.FileExists(ignore)) WriteDurable(ignore, "*\n"u8);
    }

    /// <summary>Removes what killed writers left. Only the holder of the lock writes there, so every temporary file is one of theirs.</summary>
    public void Sweep()
    {
        foreach (var directory in new[] { root, Packs, Snapshots }) Sweep(directory, DateTimeOffset.MaxValue);
        // Verifications are written without the lock.
        Sweep(Verifications, time.GetUtcNow() - AgeOfLeftovers);
    }

    /// <summary>Runs an action, and tells what goes wrong with the disk or with what is on it as errors of the backup.</summary>
    public T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DamagedBackupException exception)
        {
            throw Damaged(root, exception.Message);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "Backup", (exception as FileNotFoundException)?.FileName ?? root);
        }
    }

    /// <summary>The error for what is not as it was written.</summary>
    public static OperationException Damaged(string path, string what) => new(
        "BackupDamaged",
        ErrorKind.Damaged,
        $"'{path}' is damaged: {what}. Put back the copy from the second place, or move the damaged file away and make a full backup.",
        path);

    private void Sweep(string directory, DateTimeOffset before)
    {
        var left = files.Enumerate(directory)
            .Where(entry => entry.Kind == FileEntryKind.File && entry.Modified < before && StoreDirectory.TemporaryOwner(entry.Name) is not null)
            .ToList();
        foreach (var entry in left) files.DeleteFile(Path.Combine(directory, entry.Name));
    }
}
