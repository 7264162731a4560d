using System.Diagnostics;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>Removes what killed writers left behind.</summary>
internal sealed class TemporarySweep(StoreDirectory store)
{
    // The process id alone does not tell: it may be of another machine, or of another container, that shares the folder.
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    /// <summary>Deletes the directories of folders that were never finished, where they are old and their process is gone.</summary>
    public void SweepDirectories(string root)
    {
        foreach (var entry in store.Files.Enumerate(root).Where(entry => entry.Kind == FileEntryKind.Directory).Where(IsAbandoned).ToList())
        {
            store.Files.DeleteDirectory(Path.Combine(root, entry.Name));
        }
    }

    /// <summary>Deletes the temporary files that are old and whose process is gone.</summary>
    public void Sweep(string directory, IReadOnlyList<FileEntry> temporaries)
    {
        foreach (var file in temporaries.Where(IsAbandoned)) store.Files.DeleteFile(Path.Combine(directory, file.Name));
    }

    /// <summary>Whether a process of this machine runs.</summary>
    public static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private bool IsAbandoned(FileEntry entry) =>
        entry.Modified <= store.Time.GetUtcNow() - Age && StoreDirectory.TemporaryOwner(entry.Name) is { } owner && !IsAlive(owner);
}
