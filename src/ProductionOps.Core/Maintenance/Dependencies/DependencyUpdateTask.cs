using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>Updates the dependencies of the site, judged by the site itself.</summary>
/// <param name="run">Tries and commits.</param>
/// <param name="assessment">Tells what a run would change.</param>
/// <param name="planner">Plans.</param>
/// <param name="time">The clock.</param>
/// <param name="reporter">Is told what is done.</param>
internal sealed class DependencyUpdateTask(
    UpdateRun run, UpdateAssessment assessment, UpdatePlanner planner, TimeProvider time, IOperationReporter reporter) : IMaintenanceTask
{
    /// <inheritdoc/>
    public MaintenanceType Type => MaintenanceType.DependencyUpdate;

    /// <inheritdoc/>
    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken)
    {
        var policy = new UpdatePolicy(context.Configuration.Maintenance.DependencyUpdates, UpdateApproval.ToAskFor(context.Maintenance), time.GetUtcNow());
        return assessment.AssessAsync(
            context, policy, (project, audit, token) => planner.PlanAsync(project, new KnownAdvisories(audit.Advisories), policy, token), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        var policy = new UpdatePolicy(context.Configuration.Maintenance.DependencyUpdates, UpdateApproval.Of(context.Maintenance), time.GetUtcNow());
        var request = new UpdateRequest(context, "dependencies", Title, (project, audit, token) =>
        {
            if (audit.Reason is { } reason) reporter.Warning($"Which updates remove vulnerabilities is not known: {reason}");
            return planner.PlanAsync(project, new KnownAdvisories(audit.Advisories), policy, token);
        });
        var outcome = await run.RunAsync(request, progress, cancellationToken);
        var updates = UpdateReport.UpdatesOf(outcome);
        return context.Maintenance with
        {
            DependencyUpdates = new DependencyUpdateResult
            {
                Updates = updates,
                SecurityUpdates = updates.Count(update => update.Security),
                BreakingChanges = updates.Count(update => update.Breaking),
                TestResults = outcome.Result?.Judgement?.ToResults(),
                Branch = outcome.Branch,
                CommitHash = outcome.Commit,
                Attempts = outcome.Result?.Attempts ?? 0,
            },
            Results = UpdateReport.ResultsOf(outcome, UpdateReport.ErrorsOf(outcome, MaintenanceErrorType.Dependency, time.GetUtcNow())),
        };
    }

    private static string Title(int count) => count == 1 ? "Update a dependency" : $"Update {count} dependencies";
}
