using System.Diagnostics;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>Removes what killed writers left behind.</summary>
internal sealed class TemporarySweep(StoreDirectory store)
{
    // The process id alone does not tell: it may be of another machine, or of another container, that shares the folder.
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    /// <summary>Deletes the temporary files that are old and whose process is gone.</summary>
    public void Sweep(string directory, IReadOnlyList<FileEntry> temporaries)
    {
        var limit = store.Time.GetUtcNow() - Age;
        foreach (var file in temporaries)
        {
            if (file.Modified > limit || StoreDirectory.TemporaryOwner(file.Name) is not { } owner || IsAlive(owner)) continue;
            store.Files.DeleteFile(Path.Combine(directory, file.Name));
        }
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
}
