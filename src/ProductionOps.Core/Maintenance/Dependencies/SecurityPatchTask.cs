using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>Removes known vulnerabilities of the dependencies, each by the smallest change, judged by the site itself.</summary>
/// <param name="run">Tries and commits.</param>
/// <param name="assessment">Tells what a run would change.</param>
/// <param name="planner">Plans.</param>
/// <param name="time">The clock.</param>
internal sealed class SecurityPatchTask(UpdateRun run, UpdateAssessment assessment, PatchPlanner planner, TimeProvider time) : IMaintenanceTask
{
    /// <inheritdoc/>
    public MaintenanceType Type => MaintenanceType.SecurityPatch;

    /// <inheritdoc/>
    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken)
    {
        var policy = PolicyOf(context, UpdateApproval.ToAskFor(context.Maintenance));
        return assessment.AssessAsync(
            context, policy, async (project, audit, token) => PlanOf(project, await PlanAsync(context, policy, project, audit, token)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        var policy = PolicyOf(context, UpdateApproval.Of(context.Maintenance));
        IReadOnlyDictionary<string, PatchPlan> plans = new Dictionary<string, PatchPlan>(StringComparer.Ordinal);
        var request = new UpdateRequest(context, "security-patch", Title, async (project, audit, token) =>
        {
            plans = await PlanAsync(context, policy, project, audit, token);
            return PlanOf(project, plans);
        });
        var outcome = await run.RunAsync(request, progress, cancellationToken);
        return new PatchReport(outcome, plans, LeastOf(context), time.GetUtcNow()).Apply(context.Maintenance);
    }

    private UpdatePolicy PolicyOf(MaintenanceContext context, UpdateApproval approval) =>
        new(context.Configuration.Maintenance.DependencyUpdates, approval, time.GetUtcNow());

    private Task<IReadOnlyDictionary<string, PatchPlan>> PlanAsync(
        MaintenanceContext context, UpdatePolicy policy, NpmProject project, AuditResult audit, CancellationToken cancellationToken)
    {
        ThrowIfUnknown(audit, context);
        return planner.PlanAsync(project, [.. audit.Advisories.Where(advisory => advisory.Rating >= LeastOf(context))], policy, cancellationToken);
    }

    private static VulnerabilitySeverity LeastOf(MaintenanceContext context) =>
        context.Configuration.Maintenance.DependencyUpdates.SecuritySeverity ?? VulnerabilitySeverity.Low;

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
