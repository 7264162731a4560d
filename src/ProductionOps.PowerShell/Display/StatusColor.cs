using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Status;

namespace ProductionOps.PowerShell.Display;

/// <summary>The colour in which views show a status: the name of a property of <c>$PSStyle.Foreground</c>.</summary>
public static class StatusColor
{
    private const string Good = "Green";
    private const string Caution = "Yellow";
    private const string Bad = "Red";
    private const string Underway = "Cyan";

    /// <summary>The colour of the status of a deployment, a maintenance run, a sample, an incident or an alert, of a health, of a trend or of a yes or no; for anything else the neutral one that is given.</summary>
    public static ViewFunction<object?, string> Of { get; } = new(NameOf);

    private static string NameOf(object? status, string neutral) => status switch
    {
        DeploymentStatus.Success or MaintenanceStatus.Success or ProductionHealth.Good or UptimeStatus.Up or IncidentStatus.Resolved or AlertStatus.Resolved or Trend.Improving or true => Good,
        DeploymentStatus.RolledBack or MaintenanceStatus.RequiresApproval or ProductionHealth.Warning or UptimeStatus.Degraded or IncidentStatus.Monitoring or AlertStatus.Acknowledged => Caution,
        DeploymentStatus.Failed or MaintenanceStatus.Failed or ProductionHealth.Critical or UptimeStatus.Down or IncidentStatus.Investigating or AlertStatus.Open or Trend.Degrading or false => Bad,
        DeploymentStatus or IncidentStatus or MaintenanceStatus.Scheduled or MaintenanceStatus.Running => Underway,
        _ => neutral,
    };
}
