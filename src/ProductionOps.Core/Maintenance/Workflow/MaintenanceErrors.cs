using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>What can be wrong with what is asked of a maintenance run.</summary>
internal static class MaintenanceErrors
{
    public static OperationException NotFound(string id) => new(
        "MaintenanceNotFound",
        ErrorKind.NotFound,
        $"There is no maintenance {id}. Get-Maintenance and 'prodops maintenance list' list those that there are; retention removes old ones.",
        id);

    public static OperationException Finished(MaintenanceAutomation maintenance) => new(
        "MaintenanceFinished",
        ErrorKind.InvalidInput,
        $"Maintenance {maintenance.MaintenanceId} is over ({JsonLiteral.Of(maintenance.Status)}). Schedule another with New-Maintenance or 'prodops maintenance new'.",
        maintenance.MaintenanceId);

    public static OperationException Running(MaintenanceAutomation maintenance) => new(
        "MaintenanceRunning",
        ErrorKind.Busy,
        $"Maintenance {maintenance.MaintenanceId} is running. Wait for its end, or end it with Stop-Maintenance or 'prodops maintenance stop'.",
        maintenance.MaintenanceId);

    public static OperationException ApprovalRequired(MaintenanceAutomation maintenance, string reason) => new(
        "MaintenanceApprovalRequired",
        ErrorKind.Forbidden,
        $"Maintenance {maintenance.MaintenanceId} waits for approval, because {reason}. Approve-Maintenance or 'prodops maintenance approve' allows it.",
        maintenance.MaintenanceId);

    public static OperationException ApprovalNotNeeded(MaintenanceAutomation maintenance) => new(
        "MaintenanceApprovalNotNeeded",
        ErrorKind.InvalidInput,
        $"Maintenance {maintenance.MaintenanceId} needs no approval; it is {JsonLiteral.Of(maintenance.Status)}. Stop-Maintenance or 'prodops maintenance stop' keeps it from running.",
        maintenance.MaintenanceId);

    public static OperationException AlreadyApproved(MaintenanceAutomation maintenance) => new(
        "MaintenanceAlreadyApproved",
        ErrorKind.AlreadyExists,
        $"Maintenance {maintenance.MaintenanceId} was approved by {maintenance.Approval?.ApprovedBy} before. To keep it from running, stop it.",
        maintenance.MaintenanceId);

    public static OperationException AlreadyDenied(MaintenanceAutomation maintenance) => new(
        "MaintenanceAlreadyDenied",
        ErrorKind.AlreadyExists,
        $"Maintenance {maintenance.MaintenanceId} was denied by {maintenance.Approval?.DeniedBy} before. Schedule another with New-Maintenance or 'prodops maintenance new'.",
        maintenance.MaintenanceId);

    public static OperationException OwnRequest(MaintenanceAutomation maintenance) => new(
        "MaintenanceApprovalByRequester",
        ErrorKind.Forbidden,
        $"{maintenance.Approval?.RequestedBy} asked for maintenance {maintenance.MaintenanceId}, and maintenance.approval.byOthers wants somebody else to approve it.",
        maintenance.MaintenanceId);

    public static OperationException TimePast(DateTimeOffset time) => new(
        "MaintenanceTimePast",
        ErrorKind.InvalidInput,
        $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC is in the past. Name a time to come, or none for now.",
        time);

    public static OperationException NoTask(MaintenanceType type) => new(
        "MaintenanceTaskNotAvailable", ErrorKind.Unavailable, $"Maintenance of type {JsonLiteral.Of(type)} cannot be done by this version.", type);

    public static OperationException StopPending(string id) => new(
        "MaintenanceStopPending",
        ErrorKind.Timeout,
        $"Maintenance {id} was asked to stop and has not ended yet. It ends at its next step; look with Get-Maintenance or 'prodops maintenance show'.",
        id);
}
