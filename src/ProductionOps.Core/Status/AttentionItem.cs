namespace ProductionOps.Status;

/// <summary>One thing that needs attention.</summary>
/// <param name="Rule">What it is about.</param>
/// <param name="Health">How much it matters.</param>
/// <param name="Text">What it is and what to do, in a sentence.</param>
internal sealed record AttentionItem(AttentionRule Rule, ProductionHealth Health, string Text);
