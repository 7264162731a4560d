using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Acknowledges alerts.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "MonitoringAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MonitoringAlert))]
public sealed class ConfirmMonitoringAlertCommand : AlertCmdlet
{
    /// <summary>What is being done.</summary>
    [Parameter(Position = 1, HelpMessage = "What is being done about it; those who were told of the alert can read it.")]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    private protected override string? Words => Comment;

    private protected override string Action => "Acknowledge the alert";

    private protected override Task<MonitoringAlert> ApplyAsync(AlertService alerts, string id, AlertHandling handling, CancellationToken stop) =>
        alerts.AcknowledgeAsync(id, handling, stop);

    private protected override Task<MonitoringAlert> PreviewAsync(AlertService alerts, string id, AlertHandling handling, CancellationToken stop) =>
        alerts.PreviewAcknowledgeAsync(id, handling, stop);
}
