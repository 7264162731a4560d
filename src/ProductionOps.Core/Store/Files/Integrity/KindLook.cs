using ProductionOps.Store.Files.Retention;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>What was seen of all records of a kind that are in one folder.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
internal sealed record KindLook<TEntry> : Look
    where TEntry : class
{
    /// <summary>The records that can be read, archived ones too, in order of sequence.</summary>
    public required IReadOnlyList<CheckedRecord<TEntry>> Records { get; init; }

    /// <summary>What retention removed.</summary>
    public required IReadOnlyList<Tombstone> Tombstones { get; init; }

    /// <summary>What was found of each record file.</summary>
    public required FolderLook<TEntry> Folder { get; init; }
}
