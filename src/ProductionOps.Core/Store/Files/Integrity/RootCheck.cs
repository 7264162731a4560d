using ProductionOps.Files;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks what is at the top of the store, and who can reach it.</summary>
internal sealed class RootCheck(StoreDirectory store)
{
    private static readonly HashSet<string> Directories = new(StringComparer.Ordinal)
    {
        "deployments", "monitoring", "maintenance", "configuration", "state", "backups", QuarantineFolder.Name,
    };

    /// <summary>What is wrong, or worth knowing.</summary>
    public IEnumerable<IntegrityFinding> Findings()
    {
        foreach (var entry in store.Files.Enumerate(store.Root).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (Directories.Contains(entry.Name))
            {
                if (entry.Kind != FileEntryKind.Directory)
                {
                    yield return Found.Error(
                        IntegrityProblem.NotAFile,
                        entry.Name,
                        "A folder of the store should be here. Links are not followed.",
                        "Put the folder itself here, from a backup or from version control.");
                }
            }
            else if (entry.Name != StoreDocumentFile.FileName && !entry.Name.StartsWith('.'))
            {
                yield return Found.Information(
                    IntegrityProblem.UnknownFile, entry.Name, "The store does not know this.", "Move it elsewhere if it does not belong here.");
            }
        }

        // Whoever cannot enter this directory reaches nothing below it, whatever the modes there are.
        if (store.Files.IsPrivate(store.Root) == false)
        {
            yield return Found.Warning(
                IntegrityProblem.TooAccessible,
                ".",
                "Others than the owner of the store can enter its directory.",
                $"chmod -R go= '{store.Root}'");
        }
    }
}
