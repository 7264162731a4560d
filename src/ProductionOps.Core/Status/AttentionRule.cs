namespace ProductionOps.Status;

/// <summary>A kind of thing that needs attention.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Health">How much it usually matters.</param>
/// <param name="Summary">What it is about, in a sentence.</param>
internal sealed record AttentionRule(string Id, ProductionHealth Health, string Summary);
