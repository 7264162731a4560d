using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Planning;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>What a run of updates is to do.</summary>
/// <param name="Context">The maintenance.</param>
/// <param name="Name">What its branch is about, the last part of its name.</param>
/// <param name="Title">First line of the commit, for a number of updates.</param>
/// <param name="PlanAsync">Plans, from the project and its audit.</param>
internal sealed record UpdateRequest(
    MaintenanceContext Context,
    string Name,
    Func<int, string> Title,
    Func<NpmProject, AuditResult, CancellationToken, Task<DependencyPlan>> PlanAsync);
