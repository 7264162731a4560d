using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Ends an outage.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "UptimeIncident", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UptimeIncident))]
public sealed class ResolveUptimeIncidentCommand : IncidentCmdlet
{
    /// <summary>How it ended.</summary>
    [Parameter(Position = 1, HelpMessage = "How it ended.")]
    [ValidateNotNullOrEmpty]
    public string? Resolution { get; set; }

    private protected override IncidentChange Change =>
        new() { Status = IncidentStatus.Resolved, RootCause = RootCause, Resolution = Resolution, PostMortem = PostMortem };

    private protected override string Action => "Resolve the incident";
}
