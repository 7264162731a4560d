namespace ProductionOps.Faults.Scenarios;

/// <summary>A record as a reader sees it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Content">Its content, or the checksum of it where only the list was read.</param>
internal sealed record SeenRecord(string Id, long Sequence, string Content);
