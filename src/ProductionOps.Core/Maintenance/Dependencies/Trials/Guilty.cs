using ProductionOps.Maintenance.Dependencies.Planning;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>A group of updates with which the site fails.</summary>
/// <param name="Group">The updates.</param>
/// <param name="Failure">What failed.</param>
internal sealed record Guilty(UpdateGroup Group, StepFailure Failure);
