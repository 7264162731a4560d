using System.Security.Cryptography;
using ProductionOps.Faults.Disks;
using ProductionOps.Files;
using ProductionOps.Store;
using ProductionOps.Store.Integrity;
using ProductionOps.Store.Retention;

namespace ProductionOps.Faults.Checks;

/// <summary>What the files of a store are, for comparing two stores.</summary>
internal static class StoreContent
{
    /// <summary>The files that are data, by path, with the hash of their bytes.</summary>
    public static SortedDictionary<string, string> DataOf(IFileSystem files, string root) =>
        new(FilesOf(files, root).Where(file => !DiskEdits.IsCache(Path.GetFileName(file.Key))).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>All files but those that belong to a process, by path, with the hash of their bytes.</summary>
    public static SortedDictionary<string, string> FilesOf(IFileSystem files, string root)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var directory))
        {
            foreach (var entry in files.Enumerate(directory))
            {
                var path = Path.Combine(directory, entry.Name);
                if (entry.Kind == FileEntryKind.Directory) pending.Push(path);
                else if (!entry.Name.StartsWith('.')) found[Path.GetRelativePath(root, path)] = Convert.ToHexStringLower(SHA256.HashData(files.ReadAllBytes(path)));
            }
        }

        return found;
    }

    public static async Task RepairAsync(IProductionStore store)
    {
        await foreach (var action in store.RepairAsync(new RepairRequest(), CancellationToken.None)) _ = action;
    }

    public static async Task OptimizeAsync(IProductionStore store)
    {
        await foreach (var decision in store.OptimizeAsync(new OptimizationRequest(), CancellationToken.None)) _ = decision;
    }
}
