using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Maintenance;

namespace ProductionOps.Cli.Views;

/// <summary>How maintenance that is due is shown.</summary>
internal static class DueMaintenanceView
{
    /// <summary>The view.</summary>
    public static View<DueMaintenance> Instance { get; } = new()
    {
        Json = CliJson.Default.DueMaintenance,
        Columns =
        [
            new("TYPE", static m => JsonLiteral.Of(m.MaintenanceType)),
            new("DUE", static m => m.ScheduledTime),
            new("REASON", static m => m.Reason) { MinimumWidth = 20 },
        ],
        Fields =
        [
            new("maintenanceId", static m => m.MaintenanceId),
            new("maintenanceType", static m => JsonLiteral.Of(m.MaintenanceType)),
            new("environment", static m => JsonLiteral.Of(m.Environment)),
            new("scheduledTime", static m => m.ScheduledTime),
            new("priority", static m => JsonLiteral.Of(m.Priority)),
            new("reason", static m => m.Reason),
        ],
    };
}
