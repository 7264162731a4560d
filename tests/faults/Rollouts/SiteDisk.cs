using ProductionOps.Faults.Disks;
using ProductionOps.Files;

namespace ProductionOps.Faults.Rollouts;

/// <summary>Takes the store and the target of a site from the real disk, and puts them back.</summary>
internal sealed class SiteDisk(FaultSite site)
{
    private static readonly PhysicalFileSystem Files = new();

    private IEnumerable<string> Roots => [site.StoreDirectory, site.Target];

    /// <summary>What is there.</summary>
    public DiskImage Take()
    {
        var clock = new DiskClock { Now = DateTimeOffset.UnixEpoch };
        var disk = new MemoryFileSystem(DiskImage.Empty, new DiskOptions { Clock = clock });
        foreach (var root in Roots) Take(disk, clock, root);
        return disk.Image;
    }

    /// <summary>Puts there what an image has, and nothing else.</summary>
    public void Put(DiskImage image)
    {
        foreach (var root in Roots) Files.DeleteDirectory(root);
        foreach (var (path, node) in image.Walk().Where(item => Roots.Any(root => item.Path == root || item.Path.StartsWith(root + "/", StringComparison.Ordinal)))) Put(path, node);
    }

    private static void Take(MemoryFileSystem disk, DiskClock clock, string directory)
    {
        disk.CreateDirectory(directory);
        foreach (var entry in Files.Enumerate(directory))
        {
            var path = Path.Combine(directory, entry.Name);
            clock.Now = entry.Modified;
            if (entry.Kind == FileEntryKind.Directory) Take(disk, clock, path);
            else if (Files.ReadLink(path) is { } target) disk.CreateSymbolicLink(path, target);
            else disk.WriteNew(path, Files.ReadAllBytes(path));
        }
    }

    private static void Put(string path, DiskNode node)
    {
        if (node is DirectoryNode) Directory.CreateDirectory(path);
        if (node is LinkNode link) Files.CreateSymbolicLink(path, link.Target);
        if (node is not FileNode file) return;
        File.WriteAllBytes(path, file.Content);
        File.SetLastWriteTimeUtc(path, file.Modified.UtcDateTime);
    }
}
