namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>What one test of the headers came to.</summary>
/// <param name="Test">The test, by the HTTP Observatory's name, such as <c>content-security-policy</c>.</param>
/// <param name="Result">The outcome, by the HTTP Observatory's name, such as <c>csp-not-implemented</c>.</param>
/// <param name="Modifier">Points that it adds to 100 or takes from it.</param>
/// <param name="Advice">What would be better; null where nothing would.</param>
public sealed record HeaderFinding(string Test, string Result, int Modifier, string? Advice);
