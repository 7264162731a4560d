using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Asks a person.</summary>
internal static class ApprovalRequest
{
    /// <summary>The run, waiting for a person.</summary>
    public static MaintenanceAutomation Of(MaintenanceAutomation record, string reason, string? comment, DateTimeOffset now) => record with
    {
        Status = MaintenanceStatus.RequiresApproval,
        ApprovalRequired = true,
        Progress = new MaintenanceProgress { CurrentStep = $"waiting for approval, because {reason}" },
        Approval = new MaintenanceApproval
        {
            Required = true,
            RequestedBy = record.RequestedBy ?? Environment.UserName,
            RequestedAt = now,
            Comments = string.IsNullOrWhiteSpace(comment) ? [] : [comment],
        },
    };
}
