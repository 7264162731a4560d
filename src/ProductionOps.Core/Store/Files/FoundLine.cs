namespace ProductionOps.Store.Files;

/// <summary>An index line and the folder that it was found in.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
/// <param name="Folder">Where the record is.</param>
/// <param name="Line">What the index says of it.</param>
/// <param name="Sequence">Its position in the order of all records.</param>
internal sealed record FoundLine<TEntry>(RecordFolder Folder, IndexLine<TEntry> Line, long Sequence)
    where TEntry : class;
