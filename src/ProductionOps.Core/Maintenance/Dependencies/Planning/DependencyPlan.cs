using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>What is to be tried, and what is not.</summary>
/// <param name="Groups">What is to be tried, the least risky first.</param>
/// <param name="Others">What is left, with the reasons.</param>
internal sealed record DependencyPlan(IReadOnlyList<UpdateGroup> Groups, IReadOnlyList<DependencyUpdate> Others);
