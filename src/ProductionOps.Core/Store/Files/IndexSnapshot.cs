namespace ProductionOps.Store.Files;

/// <summary>The index of a folder at one time; later lines are in the tail beside it.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
/// <param name="SchemaVersion">Version of the format.</param>
/// <param name="Records">One line a record, in order of sequence.</param>
internal sealed record IndexSnapshot<TEntry>(int SchemaVersion, IReadOnlyList<IndexLine<TEntry>> Records)
    where TEntry : class;
