using System.Management.Automation;
using ProductionOps.Maintenance;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;

namespace ProductionOps.PowerShell.Session;

/// <summary>What approving, denying and stopping maintenance share.</summary>
public abstract class MaintenanceDecidingCmdlet : ProductionCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the maintenance runs.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MaintenanceIdCompleter))]
    public string[] MaintenanceId { get; set; } = [];

    /// <summary>Why.</summary>
    [Parameter(Position = 1, HelpMessage = "Why, for the record.")]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    /// <summary>Who.</summary>
    [Parameter(HelpMessage = "Who decides; by default the user of this session.")]
    [ValidateNotNullOrEmpty]
    public string By { get; set; } = Environment.UserName;

    /// <summary>What is done, for the question.</summary>
    private protected abstract string Action { get; }

    /// <summary>What a question about a run adds: lines that each begin with a line break, or nothing.</summary>
    private protected virtual Task<string> DescribeAsync(MaintenanceService maintenance, string id, CancellationToken stop) => Task.FromResult("");

    /// <inheritdoc/>
    protected override void Process() => ForEach(MaintenanceId, Apply);

    /// <summary>Does it.</summary>
    private protected abstract Task<MaintenanceAutomation> ApplyAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken stop);

    /// <summary>Tells what it would do.</summary>
    private protected abstract Task<MaintenanceAutomation> PreviewAsync(MaintenanceService maintenance, string id, MaintenanceDecision decision, CancellationToken stop);

    private void Apply(string id)
    {
        var decision = new MaintenanceDecision(By, Comment);
        var details = Run((workspace, stop) => DescribeAsync(workspace.Maintenance, id, stop));
        if (Approve(id, Action, out var isWhatIf, details)) WriteObject(Run((workspace, stop) => ApplyAsync(workspace.Maintenance, id, decision, stop)));
        else if (isWhatIf) WriteObject(Run((workspace, stop) => PreviewAsync(workspace.Maintenance, id, decision, stop)));
    }
}
