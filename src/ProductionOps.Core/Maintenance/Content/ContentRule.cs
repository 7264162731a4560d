namespace ProductionOps.Maintenance.Content;

/// <summary>Something that is wrong with content wherever it is found.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Hint">What to do about it, in a sentence.</param>
public sealed record ContentRule(string Id, ContentSeverity Severity, string Summary, string Hint);
