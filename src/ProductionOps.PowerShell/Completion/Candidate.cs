namespace ProductionOps.PowerShell.Completion;

/// <summary>Something that an argument may be completed to.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="ToolTip">What is shown beside it.</param>
internal sealed record Candidate(string Text, string ToolTip);
