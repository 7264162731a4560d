namespace ProductionOps.Store.Files;

/// <summary>What the store decides of a record.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Sequence">Position in the order of all records of its kind; null in a record of another tool.</param>
/// <param name="PreviousChecksum">Checksum of the chained facts of the record before it; null for the first.</param>
internal sealed record StoredIdentity(string Id, long? Sequence, string? PreviousChecksum);
