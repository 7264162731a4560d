namespace ProductionOps.Faults.Disks;

/// <summary>Changes of a disk that nobody made through the store.</summary>
internal static class DiskEdits
{
    /// <summary>Whether a name is that of an index or a head, which can be made anew.</summary>
    public static bool IsCache(string name) => name is "index.json" or "index.ndjson" or "day.ndjson" || name.StartsWith(".head-", StringComparison.Ordinal);

    /// <summary>The image without any index.</summary>
    public static DiskImage WithoutIndexes(DiskImage image)
    {
        foreach (var (node, content) in image.Nodes)
        {
            if (content is not DirectoryNode directory) continue;
            image = image.With(node, directory with { Entries = directory.Entries.RemoveRange(directory.Entries.Keys.Where(IsCache)) });
        }

        return image;
    }

    /// <summary>The image with other bytes in a file, which keeps its time.</summary>
    public static DiskImage WithContent(DiskImage image, string path, byte[] content)
    {
        var node = image.Find(path) ?? throw new FileNotFoundException("Not there.", path);
        return image.With(node, image.File(node) with { Content = content });
    }
}
