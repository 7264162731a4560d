using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>Updates the dependencies of the site, judged by the site itself.</summary>
/// <param name="run">Tries and commits.</param>
/// <param name="planner">Plans.</param>
/// <param name="time">The clock.</param>
/// <param name="reporter">Is told what is done.</param>
internal sealed class DependencyUpdateTask(UpdateRun run, UpdatePlanner planner, TimeProvider time, IOperationReporter reporter) : IMaintenanceTask
{
    /// <inheritdoc/>
    public MaintenanceType Type => MaintenanceType.DependencyUpdate;

    /// <summary>Nothing changes for users: updates come to a branch, and to the site only with a deployment.</summary>
    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ImpactAssessment { UserImpact = UserImpact.None, Downtime = 0, RollbackTime = 0 });

    /// <inheritdoc/>
    public async Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        var policy = new UpdatePolicy(context.Configuration.Maintenance.DependencyUpdates, context.Maintenance.Approval?.ApprovedBy is not null, time.GetUtcNow());
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
