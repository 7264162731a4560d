using System.Collections.Immutable;

namespace ProductionOps.Faults.Disks;

/// <summary>What is behind a name on a disk, apart from its names: an inode.</summary>
internal abstract record DiskNode(DateTimeOffset Modified);

/// <summary>A file and its bytes, which nobody changes.</summary>
internal sealed record FileNode(byte[] Content, DateTimeOffset Modified) : DiskNode(Modified);

/// <summary>A directory and the nodes behind its names.</summary>
internal sealed record DirectoryNode(ImmutableSortedDictionary<string, int> Entries, DateTimeOffset Modified) : DiskNode(Modified)
{
    public static DirectoryNode Empty(DateTimeOffset modified) =>
        new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal), modified);
}

/// <summary>A symbolic link.</summary>
internal sealed record LinkNode(string Target, DateTimeOffset Modified) : DiskNode(Modified);
