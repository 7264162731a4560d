namespace ProductionOps.Store.Files.Integrity;

/// <summary>What was seen of a folder of records.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
internal sealed record FolderLook<TEntry> : Look
    where TEntry : class
{
    /// <summary>What was found of each record file, in the order of their names.</summary>
    public required IReadOnlyList<RecordCheckResult<TEntry>> Results { get; init; }

    /// <summary>The records that can be read.</summary>
    public IEnumerable<CheckedRecord<TEntry>> Records => Results.Select(result => result.Record).OfType<CheckedRecord<TEntry>>();
}
