namespace ProductionOps.Store.Files;

/// <summary>A record as it was read.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Record">The record.</param>
/// <param name="Content">The bytes of its file.</param>
internal readonly record struct StoredRecord<TRecord>(TRecord Record, byte[] Content);
