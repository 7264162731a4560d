using ProductionOps.Configuration.Secrets;
using ProductionOps.Maintenance.Safeguards;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>What a run leaves: files as they were unless it succeeded, and a record without secrets.</summary>
internal sealed class RunEnd(SafeguardStore safeguards, StopSignals stops, SecretRedactor redactor, TimeProvider time)
{
    /// <summary>The record of a run that has ended.</summary>
    /// <param name="current">The record as it is stored.</param>
    /// <param name="result">What the task returned; null when it threw.</param>
    /// <param name="failure">What it threw; null when it returned.</param>
    public async Task<MaintenanceAutomation> OfAsync(MaintenanceAutomation current, MaintenanceAutomation? result, Exception? failure)
    {
        if (result?.Results is { Success: true } good)
        {
            safeguards.Discard(current.MaintenanceId);
            return Complete(current, result, good, MaintenanceStatus.Success);
        }

        var restored = Restore(current, out var rollbackFailure);
        var isRolledBack = restored.Count > 0;
        if (result?.Results is { } bad)
        {
            IReadOnlyList<MaintenanceError> all = rollbackFailure is null ? bad.Errors : [.. bad.Errors, rollbackFailure];
            return Complete(current, result, bad with { Errors = all, RollbackRequired = bad.RollbackRequired || isRolledBack }, MaintenanceStatus.Failed);
        }

        var (status, error) = await DescribeAsync(current, failure);
        return MaintenanceEnd.WithinStep(current, status, rollbackFailure is null ? [error] : [error, rollbackFailure], isRolledBack, time.GetUtcNow());
    }

    private IReadOnlyList<string> Restore(MaintenanceAutomation current, out MaintenanceError? failure)
    {
        failure = null;
        try
        {
            return safeguards.Restore(current.MaintenanceId);
        }
        catch (OperationException exception)
        {
            failure = Error(current, exception.Id, exception.Message) with { Severity = ErrorSeverity.Critical };
            return [];
        }
    }

    private async Task<(MaintenanceStatus Status, MaintenanceError Error)> DescribeAsync(MaintenanceAutomation current, Exception? failure)
    {
        switch (failure)
        {
            case OperationCanceledException when await stops.FindAsync(current.MaintenanceId, CancellationToken.None) is { } stop:
                var why = string.IsNullOrWhiteSpace(stop.Comment) ? "" : $": {stop.Comment}";
                return (MaintenanceStatus.Cancelled, Error(current, "MaintenanceStopped", $"{stop.By} stopped it while {current.Progress?.CurrentStep}{why}."));
            case OperationCanceledException:
                return (MaintenanceStatus.Cancelled, Error(current, "MaintenanceStopped", $"It was cancelled while {current.Progress?.CurrentStep}."));
            case OperationException known:
                return (MaintenanceStatus.Failed, Error(current, known.Id, known.Message));
            default:
                var message = failure is null ? "The task gave no results." : failure.Message;
                return (MaintenanceStatus.Failed, Error(current, "UnexpectedError", message) with { Severity = ErrorSeverity.Critical });
        }
    }

    private MaintenanceAutomation Complete(MaintenanceAutomation current, MaintenanceAutomation result, MaintenanceResults results, MaintenanceStatus status)
    {
        var total = current.Progress?.TotalSteps ?? 0;
        return result with
        {
            MaintenanceId = current.MaintenanceId,
            Sequence = current.Sequence,
            PreviousChecksum = current.PreviousChecksum,
            Status = status,
            ExecutedTime = current.ExecutedTime,
            CompletedTime = time.GetUtcNow(),
            Progress = new MaintenanceProgress
            {
                TotalSteps = total,
                CompletedSteps = total,
                CurrentStep = "done",
            },
            Results = results with
            {
                Changes = [.. results.Changes.Select(redactor.Redact)],
                Errors = [.. results.Errors.Select(error => error with { Message = redactor.Redact(error.Message) })],
            },
        };
    }

    private MaintenanceError Error(MaintenanceAutomation current, string id, string message) =>
        MaintenanceEnd.Error(current.MaintenanceType, id, redactor.Redact(message), time.GetUtcNow());
}
