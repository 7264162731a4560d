using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Records what is known of an outage.</summary>
[Cmdlet(VerbsCommon.Set, "UptimeIncident", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UptimeIncident))]
public sealed class SetUptimeIncidentCommand : IncidentCmdlet
{
    /// <summary>Status.</summary>
    [Parameter(HelpMessage = "How far its handling has come: Investigating, Identified or Monitoring; Resolve-UptimeIncident ends it.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<IncidentStatus>))]
    public IncidentStatus? Status { get; set; }

    /// <summary>Severity.</summary>
    [Parameter(HelpMessage = "How bad it is.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<IncidentSeverity>))]
    public IncidentSeverity? Severity { get; set; }

    /// <summary>What was seen.</summary>
    [Parameter(HelpMessage = "What was seen.")]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>What was affected.</summary>
    [Parameter(HelpMessage = "What was affected.")]
    public string[]? ImpactedServices { get; set; }

    /// <summary>How it ended.</summary>
    [Parameter(HelpMessage = "How it ended; an empty text removes it.")]
    [AllowEmptyString]
    public string? Resolution { get; set; }

    private protected override IncidentChange Change => new()
    {
        Status = Status,
        Severity = Severity,
        Description = Description,
        ImpactedServices = ImpactedServices,
        RootCause = RootCause,
        Resolution = Resolution,
        PostMortem = PostMortem,
    };

    private protected override string Action => "Change the incident";
}
