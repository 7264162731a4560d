using System.Management.Automation;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Scheduling;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lists the schedules of this machine.</summary>
[Cmdlet(VerbsCommon.Get, "ProductionSchedule")]
[OutputType(typeof(ScheduleEntry))]
public sealed class GetProductionScheduleCommand : ProductionCmdlet
{
    /// <summary>Names.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Names of the schedules, with wildcards; all of them by default.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var filter = new NameFilter(Name);
        var schedules = new ScheduleService(store: null, Options);
        foreach (var entry in RunAlone(async stop => await schedules.ListAsync(stop).ToListAsync(stop)).Where(entry => filter.Matches(entry.Name))) WriteObject(entry);
        ForEach(filter.Missing, name => throw ScheduleService.NotFound(name));
    }
}
