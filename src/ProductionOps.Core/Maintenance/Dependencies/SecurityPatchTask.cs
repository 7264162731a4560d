using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>Removes known vulnerabilities of the dependencies, each by the smallest change, judged by the site itself.</summary>
/// <param name="run">Tries and commits.</param>
/// <param name="planner">Plans.</param>
/// <param name="time">The clock.</param>
internal sealed class SecurityPatchTask(UpdateRun run, PatchPlanner planner, TimeProvider time) : IMaintenanceTask
{
    /// <inheritdoc/>
    public MaintenanceType Type => MaintenanceType.SecurityPatch;

    /// <summary>Nothing changes for users: patches come to a branch, and to the site only with a deployment.</summary>
    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ImpactAssessment { UserImpact = UserImpact.None, Downtime = 0, RollbackTime = 0 });

    /// <inheritdoc/>
    public async Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        var settings = context.Configuration.Maintenance.DependencyUpdates;
        var from = settings.SecuritySeverity ?? VulnerabilitySeverity.Low;
        var policy = new UpdatePolicy(settings, context.Maintenance.Approval?.ApprovedBy is not null, time.GetUtcNow());
        IReadOnlyDictionary<string, PatchPlan> plans = new Dictionary<string, PatchPlan>(StringComparer.Ordinal);
        var request = new UpdateRequest(context, "security-patch", Title, async (project, audit, token) =>
        {
            ThrowIfUnknown(audit, context);
            plans = await planner.PlanAsync(project, [.. audit.Advisories.Where(advisory => advisory.Rating >= from)], policy, token);
            return PlanOf(project, plans);
        });
        var outcome = await run.RunAsync(request, progress, cancellationToken);
        return new PatchReport(outcome, plans, from, time.GetUtcNow()).Apply(context.Maintenance);
    }

    private static DependencyPlan PlanOf(NpmProject project, IReadOnlyDictionary<string, PatchPlan> plans)
    {
        // Two vulnerable packages may be settled by the same update.
        var updates = plans.Values.SelectMany(plan => plan.Updates)
            .GroupBy(update => (update.Package, update.Means))
            .Select(same => same.MaxBy(update => update.Target)! with { Settles = [.. same.SelectMany(update => update.Settles).Distinct(StringComparer.Ordinal)] })
            .ToList();
        var (groups, blocked) = new PeerGroups(project.Locked).Form(updates.Where(update => update.Means == UpdateMeans.Manifest));
        var others = updates.Where(update => update.Means != UpdateMeans.Manifest).Select(update => new UpdateGroup([update]));
        return new DependencyPlan(
            [.. others.Concat(groups).OrderBy(group => group.Risk).ThenBy(group => group.Updates[0].Package, StringComparer.Ordinal)],
            [.. plans.Values.SelectMany(plan => plan.Others), .. blocked.Select(pair => pair.Update.ToUpdate(DependencyUpdateOutcome.Blocked, pair.Reason))]);
    }

    // What could not be audited is unknown, never safe.
    private static void ThrowIfUnknown(AuditResult audit, MaintenanceContext context)
    {
        if (audit.Reason is not { } reason) return;
        throw new OperationException(
            "DependencyAuditUnavailable", ErrorKind.Unavailable, $"Whether the dependencies are vulnerable is not known, and nothing was changed: {reason}", context.ProjectDirectory);
    }

    private static string Title(int count) => count == 1 ? "Remove a known vulnerability" : $"Remove known vulnerabilities by {count} updates";
}
