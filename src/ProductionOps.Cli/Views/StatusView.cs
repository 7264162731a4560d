using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Status;

namespace ProductionOps.Cli.Views;

/// <summary>How the status of an environment is shown.</summary>
internal static class StatusView
{
    /// <summary>The view.</summary>
    public static View<ProductionStatus> Instance { get; } = new()
    {
        Json = CliJson.Default.ProductionStatus,
        Columns =
        [
            new("ENVIRONMENT", static s => JsonLiteral.Of(s.Environment)),
            new("HEALTH", Health) { Style = static s => StatusStyle.Of(s.Health) },
            new("LIVE", static s => s.LiveDeploymentId),
            new("SINCE", static s => s.LiveSince),
            new("ATTENTION", First) { MinimumWidth = 10 },
        ],
        Fields =
        [
            new("site", static s => s.Site),
            new("environment", static s => JsonLiteral.Of(s.Environment)),
            new("health", Health),
            new("url", static s => s.Url),
            new("liveDeploymentId", static s => s.LiveDeploymentId),
            new("liveSince", static s => s.LiveSince),
            new("commitHash", static s => s.CommitHash),
            new("lastDeploymentId", static s => s.LastDeploymentId),
            new("lastDeploymentStatus", static s => s.LastDeploymentStatus is { } status ? JsonLiteral.Of(status) : null),
            new("complianceScore", static s => s.ComplianceScore),
            new("vulnerabilities", static s => s.Vulnerabilities),
            new("configurationVersion", static s => s.ConfigurationVersion),
            new("holdReason", static s => s.HoldReason),
            new("uptimeStatus", static s => s.UptimeStatus is { } status ? JsonLiteral.Of(status) : null),
            new("availability", static s => s.Availability),
            new("lastMeasuredAt", static s => s.LastMeasuredAt),
            new("openIncidents", static s => s.OpenIncidents),
            new("openAlerts", static s => s.OpenAlerts),
            new("maintenanceToApprove", static s => s.MaintenanceToApprove),
            new("lastBackupAt", static s => s.LastBackupAt),
            new("lastRestorationTestAt", static s => s.LastRestorationTestAt),
            new("attentionCount", static s => s.Attention.Count),
            new("attention", First),
        ],
    };

    private static string Health(ProductionStatus status) => status.Health switch
    {
        ProductionHealth.Good => "good",
        ProductionHealth.Warning => "warning",
        ProductionHealth.Critical => "critical",
        _ => "unknown",
    };

    private static string? First(ProductionStatus status) => status.Attention.Count > 0 ? status.Attention[0] : null;
}
