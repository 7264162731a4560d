namespace ProductionOps.Deployment;

/// <summary>One figure of two deployments, side by side.</summary>
/// <param name="Property">Name of the figure, such as <c>buildInfo.bundleSize.total</c>.</param>
/// <param name="Unit">Its unit; empty for text.</param>
/// <param name="Reference">Value of the first deployment; null when it was not measured.</param>
/// <param name="Difference">Value of the second deployment; null when it was not measured.</param>
/// <param name="Change">Second minus first, for numbers that both have; otherwise null.</param>
public sealed record DeploymentComparison(string Property, string Unit, string? Reference, string? Difference, double? Change);
