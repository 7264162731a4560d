using System.Management.Automation;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.PowerShell.Completion;

namespace ProductionOps.PowerShell.Session;

/// <summary>What changing an incident and ending it share.</summary>
public abstract class IncidentCmdlet : ProductionCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the incidents.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public string[] IncidentId { get; set; } = [];

    /// <summary>Why it happened.</summary>
    [Parameter(HelpMessage = "Why it happened; an empty text removes it.")]
    [AllowEmptyString]
    public string? RootCause { get; set; }

    /// <summary>What was learnt.</summary>
    [Parameter(HelpMessage = "What was learnt; an empty text removes it.")]
    [AllowEmptyString]
    public string? PostMortem { get; set; }

    /// <summary>What is changed.</summary>
    private protected abstract IncidentChange Change { get; }

    /// <summary>What is done, for the question.</summary>
    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(IncidentId, Apply);

    private void Apply(string id)
    {
        if (Approve(id, Action, out var isWhatIf)) WriteObject(Run((workspace, stop) => workspace.Incidents.ChangeAsync(id, Change, stop)));
        else if (isWhatIf) WriteObject(Run((workspace, stop) => workspace.Incidents.PreviewAsync(id, Change, stop)));
    }
}
