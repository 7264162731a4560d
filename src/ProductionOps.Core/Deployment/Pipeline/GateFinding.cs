namespace ProductionOps.Deployment.Pipeline;

/// <summary>A finding that stops a release.</summary>
/// <param name="Step">Validation step that found it.</param>
/// <param name="ErrorId">Stable identifier.</param>
/// <param name="Message">What was found and what to do.</param>
internal sealed record GateFinding(string Step, string ErrorId, string Message);
