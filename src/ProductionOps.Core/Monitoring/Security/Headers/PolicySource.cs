namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>A source of a directive.</summary>
/// <param name="Text">The source, in lower case.</param>
/// <param name="Policy">Which of several policies it comes from.</param>
/// <param name="IsKept">Whether it counts.</param>
internal readonly record struct PolicySource(string Text, int Policy, bool IsKept);
