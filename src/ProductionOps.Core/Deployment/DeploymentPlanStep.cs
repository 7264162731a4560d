namespace ProductionOps.Deployment;

/// <summary>A step of a plan.</summary>
/// <param name="Number">Position, from 1.</param>
/// <param name="Stage">source, build, validate, release or prove.</param>
/// <param name="Target">What the step works on.</param>
/// <param name="Description">What it would do.</param>
public sealed record DeploymentPlanStep(int Number, string Stage, string Target, string Description);
