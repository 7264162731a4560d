using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Maintenance.Workflow;

namespace ProductionOps.Maintenance.Safeguards;

/// <summary>What runs keep of files that they change, in a directory of this machine for each run.</summary>
internal sealed class SafeguardStore(IFileSystem files, string dataDirectory, string storeAddress)
{
    internal const string JournalName = "journal.ndjson";

    // Identifiers are unique within a store only.
    private readonly string _directory = Path.Combine(
        dataDirectory, "maintenance", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(storeAddress)))[..16]);

    /// <summary>Directory of what a run keeps.</summary>
    public string DirectoryOf(string maintenanceId) => Path.Combine(_directory, maintenanceId);

    /// <summary>The safeguard of a run that begins.</summary>
    public FileSafeguard Open(string maintenanceId) => new(files, DirectoryOf(maintenanceId));

    /// <summary>Puts back what a run changed, the last change first, and forgets it.</summary>
    /// <returns>The files that were put back.</returns>
    /// <exception cref="OperationException"><c>MaintenanceRollbackFailed</c>: a file could not be put back; what was kept of it stays.</exception>
    public IReadOnlyList<string> Restore(string maintenanceId)
    {
        var directory = DirectoryOf(maintenanceId);
        var restoration = new FileRestoration(files, directory);
        var restored = new List<string>();
        foreach (var kept in Read(directory).Reverse())
        {
            try
            {
                if (restoration.Restore(kept)) restored.Add(kept.Path);
            }
            catch (Exception exception) when (FileErrors.IsFileError(exception))
            {
                throw Failed(kept.Path, directory, exception);
            }
        }

        Discard(maintenanceId);
        return restored;
    }

    /// <summary>Forgets what a run kept.</summary>
    public void Discard(string maintenanceId) => files.DeleteDirectory(DirectoryOf(maintenanceId));

    private IReadOnlyList<KeptFile> Read(string directory)
    {
        var journal = Path.Combine(directory, JournalName);
        if (!files.FileExists(journal)) return [];
        var text = Encoding.UTF8.GetString(files.ReadAllBytes(journal));

        // The file of an incomplete last line was never changed, as its protection never returned.
        var complete = text[..(text.LastIndexOf('\n') + 1)];
        return [.. complete.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonSerializer.Deserialize(line, MaintenanceJson.Compact.KeptFile)!)];
    }

    private static OperationException Failed(string path, string directory, Exception exception) => new(
        "MaintenanceRollbackFailed",
        ErrorKind.Failed,
        $"'{path}' could not be put back as it was before the run: {exception.Message} What was kept of it is in '{directory}'; put it back by hand, then remove that directory.",
        path,
        exception);
}
