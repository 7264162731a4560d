namespace ProductionOps.Store.Files.Integrity;

/// <summary>A record that can be read, as a check needs it.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
/// <param name="Location">Its file, relative to the store, or the archive and its name there.</param>
/// <param name="Entry">What lists and reports need.</param>
/// <param name="PreviousChecksum">What it says of the record before it.</param>
/// <param name="ChainChecksum">What the record after it should say of it; null for a kind that is not chained.</param>
/// <param name="IsVouchedFor">Whether an index tells that this is what the store wrote.</param>
/// <param name="IsArchived">Whether it is in an archive.</param>
internal sealed record CheckedRecord<TEntry>(
    string Location, TEntry Entry, string? PreviousChecksum, string? ChainChecksum, bool IsVouchedFor, bool IsArchived = false)
    where TEntry : class;
