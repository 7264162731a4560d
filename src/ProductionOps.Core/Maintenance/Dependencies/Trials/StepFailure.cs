namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>A step that the site did not pass.</summary>
/// <param name="Step">The step: resolve, install, build, tests, or a validation step.</param>
/// <param name="Evidence">The last lines of what it said.</param>
internal sealed record StepFailure(string Step, string Evidence);
