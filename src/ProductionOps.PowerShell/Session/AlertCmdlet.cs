using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.PowerShell.Completion;

namespace ProductionOps.PowerShell.Session;

/// <summary>What acknowledging an alert and ending it share.</summary>
public abstract class AlertCmdlet : ProductionCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the alerts.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AlertIdCompleter))]
    public string[] AlertId { get; set; } = [];

    /// <summary>Who.</summary>
    [Parameter(HelpMessage = "Who does it; by default the user of this session.")]
    [ValidateNotNullOrEmpty]
    public string By { get; set; } = Environment.UserName;

    /// <summary>What that person says.</summary>
    private protected abstract string? Words { get; }

    /// <summary>What is done, for the question.</summary>
    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(AlertId, Apply);

    /// <summary>Does it.</summary>
    private protected abstract Task<MonitoringAlert> ApplyAsync(AlertService alerts, string id, AlertHandling handling, CancellationToken stop);

    /// <summary>Tells what it would do.</summary>
    private protected abstract Task<MonitoringAlert> PreviewAsync(AlertService alerts, string id, AlertHandling handling, CancellationToken stop);

    private void Apply(string id)
    {
        var handling = new AlertHandling(By, Words);
        if (Approve(id, Action, out var isWhatIf)) WriteObject(Run((workspace, stop) => ApplyAsync(workspace.Alerts, id, handling, stop)));
        else if (isWhatIf) WriteObject(Run((workspace, stop) => PreviewAsync(workspace.Alerts, id, handling, stop)));
    }
}
