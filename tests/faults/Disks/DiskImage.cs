using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Faults.Disks;

/// <summary>All that a disk holds at one time. It never changes; a change makes a new one that shares the rest.</summary>
internal sealed record DiskImage(ImmutableDictionary<int, DiskNode> Nodes)
{
    public const int Root = 0;

    public static DiskImage Empty { get; } =
        new(ImmutableDictionary<int, DiskNode>.Empty.Add(Root, DirectoryNode.Empty(DateTimeOffset.UnixEpoch)));

    public DirectoryNode Directory(int node) => (DirectoryNode)Nodes[node];

    public FileNode File(int node) => (FileNode)Nodes[node];

    public DiskImage With(int node, DiskNode content) => new(Nodes.SetItem(node, content));

    /// <summary>The node at a path; null when there is none. Links are not followed.</summary>
    public int? Find(string path)
    {
        var node = Root;
        foreach (var part in Parts(path))
        {
            if (!Nodes.TryGetValue(node, out var parent) || parent is not DirectoryNode directory) return null;
            if (!directory.Entries.TryGetValue(part, out node)) return null;
        }

        return Nodes.ContainsKey(node) ? node : null;
    }

    /// <summary>Every path below the root and what is there, parents first.</summary>
    public IEnumerable<(string Path, DiskNode Node)> Walk() => Walk(Root, string.Empty);

    /// <summary>The same for two images exactly if a reader could not tell them apart.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, node) in Walk())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(MemoryMarshal.AsBytes<long>([node.Modified.UtcTicks, (node as FileNode)?.Content.Length ?? -1]));
            if (node is FileNode file) hash.AppendData(file.Content);
            if (node is LinkNode link) hash.AppendData(Encoding.UTF8.GetBytes(link.Target));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private IEnumerable<(string Path, DiskNode Node)> Walk(int node, string path)
    {
        foreach (var (name, child) in Directory(node).Entries)
        {
            // A name whose node is not on the disk: the file system's own check removes it.
            if (!Nodes.TryGetValue(child, out var content)) continue;
            var childPath = $"{path}/{name}";
            yield return (childPath, content);
            if (content is not DirectoryNode) continue;
            foreach (var item in Walk(child, childPath)) yield return item;
        }
    }
}
