namespace ProductionOps.Deployment.Proof;

/// <summary>How to tell whether a site is well.</summary>
/// <param name="Url">Address that answers 2xx when it is.</param>
/// <param name="Timeout">Time within which it must answer well.</param>
/// <param name="Text">Text that the answer must contain; null for none.</param>
public sealed record HealthCheck(Uri Url, TimeSpan Timeout, string? Text);
