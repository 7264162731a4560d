namespace ProductionOps.Store.Files.Integrity;

/// <summary>A record, or a range of removed ones, in the chain of its kind.</summary>
/// <param name="FirstId">Its identifier, or the first of the range.</param>
/// <param name="LastId">Its identifier, or the last of the range.</param>
/// <param name="Location">Where it is.</param>
/// <param name="First">Its sequence, or the first of the range.</param>
/// <param name="Last">Its sequence, or the last of the range.</param>
/// <param name="Previous">What it says of the one before it.</param>
/// <param name="Chain">What the one after it should say of it.</param>
internal sealed record ChainLink(string FirstId, string LastId, string Location, long First, long Last, string? Previous, string? Chain);
