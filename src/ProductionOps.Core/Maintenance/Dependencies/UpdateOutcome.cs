using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Maintenance.Dependencies.Trials;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>What came of a run of updates.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Result">What was found by trying; null when there was nothing to try.</param>
/// <param name="Before">The audit of the last commit.</param>
internal sealed record UpdateOutcome(DependencyPlan Plan, BisectionResult? Result, AuditResult Before)
{
    /// <summary>The branch that has what was kept; null when nothing was.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit of that branch.</summary>
    public string? Commit { get; init; }

    /// <summary>The audit of that commit; that of the last commit when nothing was kept.</summary>
    public AuditResult After { get; init; } = Before;

    /// <summary>When it was committed.</summary>
    public DateTimeOffset AppliedAt { get; init; }
}
