using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;

namespace ProductionOps.Faults.Kills;

/// <summary>Puts the store that a scenario begins with into a real directory.</summary>
internal static class PlacedScenario
{
    private static readonly PhysicalFileSystem Files = new();

    /// <summary>Writes the files with their times, by which an index knows them.</summary>
    /// <returns>The directory of the store, which a scenario that makes the store finds missing.</returns>
    public static string Place(DiskImage image, string directory)
    {
        var parent = Path.GetDirectoryName(PreparedScenario.Root)!;
        Directory.CreateDirectory(directory);
        foreach (var (path, node) in image.Walk().Where(item => item.Path.StartsWith(parent + "/", StringComparison.Ordinal)))
        {
            var target = directory + path[parent.Length..];
            if (node is DirectoryNode) Files.CreateDirectory(target, isPrivate: true);
            else Write(target, (FileNode)node);
        }

        return Path.Combine(directory, Path.GetFileName(PreparedScenario.Root));
    }

    private static void Write(string path, FileNode file)
    {
        Files.Append(path, file.Content, isPrivate: true);
        File.SetLastWriteTimeUtc(path, file.Modified.UtcDateTime);
    }
}
