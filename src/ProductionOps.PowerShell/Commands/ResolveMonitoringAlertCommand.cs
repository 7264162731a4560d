using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Ends alerts by hand.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "MonitoringAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MonitoringAlert))]
public sealed class ResolveMonitoringAlertCommand : AlertCmdlet
{
    /// <summary>How it ended.</summary>
    [Parameter(Position = 1, HelpMessage = "How it ended, or why it is none.")]
    [ValidateNotNullOrEmpty]
    public string? Resolution { get; set; }

    private protected override string? Words => Resolution;

    private protected override string Action => "Resolve the alert";

    private protected override Task<MonitoringAlert> ApplyAsync(AlertService alerts, string id, AlertHandling handling, CancellationToken stop) =>
        alerts.ResolveAsync(id, handling, stop);

    private protected override Task<MonitoringAlert> PreviewAsync(AlertService alerts, string id, AlertHandling handling, CancellationToken stop) =>
        alerts.PreviewResolveAsync(id, handling, stop);
}
