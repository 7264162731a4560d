using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Maintenance;

/// <summary>Says of a maintenance run why it did not succeed.</summary>
public static class MaintenanceFailure
{
    /// <summary>The error to show beside the record of a run that ended badly; null when it ended well or has not ended.</summary>
    public static OperationException? Of(MaintenanceAutomation maintenance)
    {
        ArgumentNullException.ThrowIfNull(maintenance);
        if (maintenance.Status is not (MaintenanceStatus.Failed or MaintenanceStatus.Cancelled)) return null;
        var errors = maintenance.Results?.Errors ?? [];
        var error = errors.FirstOrDefault(static e => e.Severity != ErrorSeverity.Warning) ?? (errors.Count > 0 ? errors[0] : null);
        return new OperationException(
            error?.ErrorId ?? "MaintenanceFailed",
            ErrorKind.Failed,
            error?.Message ?? $"Maintenance {maintenance.MaintenanceId} ended with status {JsonLiteral.Of(maintenance.Status)}.",
            maintenance.MaintenanceId);
    }
}
