namespace ProductionOps.Store.Files;

/// <summary>A record that is imported.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Id">Its identifier.</param>
/// <param name="Position">Where it is in the batch.</param>
/// <param name="Record">The record.</param>
/// <param name="Place">Where it belongs.</param>
internal sealed record ImportItem<TRecord>(RecordId Id, int Position, TRecord Record, RecordPlace Place);
