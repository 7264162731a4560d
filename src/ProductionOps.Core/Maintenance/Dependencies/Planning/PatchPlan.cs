using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>How one vulnerable package is to be mended.</summary>
/// <param name="Updates">What to try; empty when nothing helps.</param>
/// <param name="Others">What would help and is not tried, with the reasons.</param>
/// <param name="Reason">Why nothing helps; null when something does.</param>
internal sealed record PatchPlan(IReadOnlyList<PlannedUpdate> Updates, IReadOnlyList<DependencyUpdate> Others, string? Reason);
