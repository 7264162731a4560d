using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Ends runs that did not come to their own end.</summary>
internal static class MaintenanceEnd
{
    /// <summary>A run that will not begin.</summary>
    public static MaintenanceAutomation BeforeRun(MaintenanceAutomation record, string errorId, string message, DateTimeOffset now) => record with
    {
        Status = MaintenanceStatus.Cancelled,
        CompletedTime = now,
        Progress = new MaintenanceProgress { CurrentStep = "cancelled before it ran" },
        Results = new MaintenanceResults { Success = false, Errors = [Error(record.MaintenanceType, errorId, message + ".", now) with { Severity = ErrorSeverity.Warning }] },
    };

    /// <summary>A run that ended within a step.</summary>
    /// <param name="record">The run; its progress says in which step.</param>
    /// <param name="status">Failed or cancelled.</param>
    /// <param name="errors">Why.</param>
    /// <param name="isRolledBack">Whether something that it had changed was put back.</param>
    /// <param name="now">When.</param>
    public static MaintenanceAutomation WithinStep(
        MaintenanceAutomation record, MaintenanceStatus status, IReadOnlyList<MaintenanceError> errors, bool isRolledBack, DateTimeOffset now) => record with
        {
            Status = status,
            CompletedTime = now,
            Results = (record.Results ?? new MaintenanceResults()) with
            {
                Success = false,
                Errors = [.. errors.Select(error => error with { RollbackTriggered = isRolledBack })],
                RollbackRequired = isRolledBack,
            },
        };

    /// <summary>An error of a run.</summary>
    public static MaintenanceError Error(MaintenanceType type, string errorId, string message, DateTimeOffset now) => new()
    {
        ErrorId = errorId,
        Type = AreaOf(type),
        Severity = ErrorSeverity.Error,
        Message = message,
        Timestamp = now,
    };

    private static MaintenanceErrorType AreaOf(MaintenanceType type) => type switch
    {
        MaintenanceType.DependencyUpdate => MaintenanceErrorType.Dependency,
        MaintenanceType.SecurityPatch => MaintenanceErrorType.Security,
        MaintenanceType.Backup => MaintenanceErrorType.Backup,
        MaintenanceType.ContentValidation => MaintenanceErrorType.Content,
        _ => MaintenanceErrorType.Configuration,
    };
}
