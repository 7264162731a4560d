using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Maintenance.Safeguards;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Runs one maintenance from its first step to its record.</summary>
internal sealed class MaintenanceRun(
    MaintenanceRecords records,
    MaintenanceContexts contexts,
    MaintenanceTasks tasks,
    SafeguardStore safeguards,
    StopSignals stops,
    SecretService secrets,
    TimeProvider time,
    IOperationReporter reporter)
{
    /// <summary>Runs it, under the lock of runs. A run that ended badly is returned as well.</summary>
    /// <exception cref="OperationException">It could not start: <c>MaintenanceNotFound</c>, <c>MaintenanceFinished</c>,
    /// <c>MaintenanceApprovalRequired</c>, <c>MaintenanceTaskNotAvailable</c>, <c>ConfigurationNotFound</c>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the record says so.</exception>
    public async Task<MaintenanceAutomation> RunAsync(string id, string? projectDirectory, CancellationToken cancellationToken)
    {
        var record = await records.GetAsync(id, cancellationToken);
        ThrowUnlessScheduled(record);
        var task = tasks.Of(record.MaintenanceType);
        using var safeguard = safeguards.Open(record.MaintenanceId);
        var context = await contexts.CreateAsync(record, projectDirectory, safeguard, cancellationToken);
        await ThrowUnlessAllowedAsync(task, context, cancellationToken);
        var redactor = new SecretRedactor((await secrets.FindKnownAsync(context.Configuration, cancellationToken)).Values);
        await stops.ClearAsync(record.MaintenanceId);
        var running = await records.ChangeAsync(record.MaintenanceId, "starting maintenance", Begin, cancellationToken);
        var progress = new RunProgress(records, running, reporter);
        return await CarryOutAsync(task, context with { Maintenance = running }, progress, redactor, cancellationToken);
    }

    private MaintenanceAutomation Begin(MaintenanceAutomation record)
    {
        ThrowUnlessScheduled(record);
        return record with
        {
            Status = MaintenanceStatus.Running,
            ExecutedTime = time.GetUtcNow(),
            Progress = new MaintenanceProgress { CurrentStep = "starting" },
        };
    }

    private static void ThrowUnlessScheduled(MaintenanceAutomation record)
    {
        if (record.Status == MaintenanceStatus.Scheduled) return;
        throw record.Status switch
        {
            MaintenanceStatus.RequiresApproval => MaintenanceErrors.ApprovalRequired(record, "that was asked for"),
            MaintenanceStatus.Running => MaintenanceErrors.Running(record),
            _ => MaintenanceErrors.Finished(record),
        };
    }

    // The configuration may ask for more than when it was scheduled, and what a monitor schedules was never assessed.
    private async Task ThrowUnlessAllowedAsync(IMaintenanceTask task, MaintenanceContext context, CancellationToken cancellationToken)
    {
        var record = context.Maintenance;
        if (record.Approval?.ApprovedBy is not null) return;
        var settings = context.Configuration.Maintenance;

        // What there was to update may have been found long ago.
        var asked = ApprovalRule.TurnsOnUpdates(record.MaintenanceType, settings) ? await AssessToAskAsync() : null;
        var impact = asked ?? record.ImpactAssessment ?? await tasks.AssessAsync(task, context, cancellationToken);
        if (ApprovalRule.ReasonOf(record.MaintenanceType, impact, settings) is not { } reason) return;

        // What was assessed before is what would have been done without a person.
        impact = asked ?? await AssessToAskAsync() ?? impact;
        var waiting = await records.ChangeAsync(
            record.MaintenanceId,
            "asking for approval",
            current => current.Status == MaintenanceStatus.Scheduled ? ApprovalRequest.Of(current with { ImpactAssessment = impact }, reason, comment: null, time.GetUtcNow()) : current,
            cancellationToken);
        throw MaintenanceErrors.ApprovalRequired(waiting, reason);

        Task<ImpactAssessment?> AssessToAskAsync() =>
            tasks.AssessAsync(task, context with { Maintenance = record with { ApprovalRequired = true } }, cancellationToken);
    }

    // Whatever a task throws, the files are as before and the record says what happened.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Thrown again, or part of the record.")]
    private async Task<MaintenanceAutomation> CarryOutAsync(
        IMaintenanceTask task, MaintenanceContext context, RunProgress progress, SecretRedactor redactor, CancellationToken cancellationToken)
    {
        MaintenanceAutomation? result = null;
        Exception? failure = null;
        using var run = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var watch = new CancellationTokenSource();
        var watching = stops.WatchAsync(context.Maintenance.MaintenanceId, run, watch.Token);
        try
        {
            result = await task.RunAsync(context, progress, run.Token);
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        finally
        {
            await watch.CancelAsync();
            await watching;
        }

        var end = new RunEnd(safeguards, stops, redactor, time);
        var ended = await progress.EndAsync(await end.OfAsync(progress.Record, result, failure));
        await stops.ClearAsync(ended.MaintenanceId);
        if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested) ExceptionDispatchInfo.Throw(failure);
        return ended;
    }
}
