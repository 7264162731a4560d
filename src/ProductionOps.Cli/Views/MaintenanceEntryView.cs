using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Store;

namespace ProductionOps.Cli.Views;

/// <summary>How lists of maintenance runs are shown.</summary>
internal static class MaintenanceEntryView
{
    /// <summary>The view.</summary>
    public static View<MaintenanceEntry> Instance { get; } = new()
    {
        Json = ProductionJson.Default.MaintenanceEntry,
        Columns =
        [
            new("MAINTENANCE", static m => m.MaintenanceId),
            new("STATUS", static m => JsonLiteral.Of(m.Status)) { Style = static m => StatusStyle.Of(m.Status) },
            new("TYPE", static m => JsonLiteral.Of(m.MaintenanceType)),
            new("DUE", static m => m.ScheduledTime),
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
            new("userImpact", static m => m.UserImpact is { } impact ? JsonLiteral.Of(impact) : null),
            new("automated", static m => m.Automated),
            new("recurring", static m => m.Recurring),
            new("success", static m => m.Success),
        ],
    };
}
