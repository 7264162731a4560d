using System.Management.Automation;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Session;
using ProductionOps.Scheduling;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Removes schedules.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "ProductionSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ScheduleEntry))]
public sealed class UnregisterProductionScheduleCommand : ProductionCmdlet
{
    /// <summary>Names.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Names of the schedules.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process() => ForEach(Name, Remove);

    private void Remove(string name)
    {
        var schedules = new ScheduleService(store: null, Options);
        if (Approve(name, "Remove the schedule", out var isWhatIf)) WriteObject(RunAlone(stop => schedules.RemoveAsync(name, stop)));
        else if (isWhatIf) WriteObject(RunAlone(stop => schedules.GetAsync(name, stop)));
    }
}
