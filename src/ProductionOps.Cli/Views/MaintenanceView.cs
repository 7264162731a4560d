using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Views;

/// <summary>How maintenance runs are shown.</summary>
internal static class MaintenanceView
{
    /// <summary>The view.</summary>
    public static View<MaintenanceAutomation> Instance { get; } = new()
    {
        Json = ProductionJson.Default.MaintenanceAutomation,
        Columns =
        [
            new("MAINTENANCE", static m => m.MaintenanceId),
            new("STATUS", static m => JsonLiteral.Of(m.Status)) { Style = static m => StatusStyle.Of(m.Status) },
            new("TYPE", static m => JsonLiteral.Of(m.MaintenanceType)),
            new("CHANGES", static m => m.Results?.Changes.Count) { AlignRight = true },
            new("ERRORS", static m => m.Results?.Errors.Count) { AlignRight = true },
        ],
        Fields =
        [
            new("maintenanceId", static m => m.MaintenanceId),
            new("status", static m => JsonLiteral.Of(m.Status)),
            new("maintenanceType", static m => JsonLiteral.Of(m.MaintenanceType)),
            new("environment", static m => m.Environment is { } environment ? JsonLiteral.Of(environment) : null),
            new("scheduledTime", static m => m.ScheduledTime),
            new("executedTime", static m => m.ExecutedTime),
            new("completedTime", static m => m.CompletedTime),
            new("priority", static m => JsonLiteral.Of(m.Priority)),
            new("requestedBy", static m => m.RequestedBy),
            new("automated", static m => m.Automated),
            new("userImpact", static m => m.ImpactAssessment is { } impact ? JsonLiteral.Of(impact.UserImpact) : null),
            new("downtimeSeconds", static m => m.ImpactAssessment?.Downtime),
            new("rollbackSeconds", static m => m.ImpactAssessment?.RollbackTime),
            new("updates", static m => m.ImpactAssessment?.DescribeUpdates()),
            new("assessmentNote", static m => m.ImpactAssessment?.Note),
            new("step", static m => m.Progress?.CurrentStep),
            new("completedSteps", static m => m.Progress?.CompletedSteps),
            new("totalSteps", static m => m.Progress?.TotalSteps),
            new("approvalRequired", static m => m.ApprovalRequired),
            new("approvedBy", static m => m.Approval?.ApprovedBy),
            new("deniedBy", static m => m.Approval?.DeniedBy),
            new("comments", static m => m.Approval is { Comments.Count: > 0 } approval ? string.Join("; ", approval.Comments) : null),
            new("rollbackRequired", static m => m.Results?.RollbackRequired),
            new("changes", static m => m.Results?.Changes),
            new("errors", static m => m.Results?.Errors.Select(static error => $"{error.ErrorId}: {error.Message}").ToList()),
        ],
    };
}
