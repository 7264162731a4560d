using System.Management.Automation;
using System.Runtime.CompilerServices;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lists outages.</summary>
[Cmdlet(VerbsCommon.Get, "UptimeIncident")]
[OutputType(typeof(IncidentEntry), typeof(UptimeIncident))]
public sealed class GetUptimeIncidentCommand : ProductionCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the incidents, with wildcards; all of them by default.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public string[]? IncidentId { get; set; }

    /// <summary>Status.</summary>
    [Parameter(HelpMessage = "Only incidents in one of these states.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<IncidentStatus>))]
    public IncidentStatus[] Status { get; set; } = [];

    /// <summary>Severity.</summary>
    [Parameter(HelpMessage = "Only incidents of one of these severities.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<IncidentSeverity>))]
    public IncidentSeverity[] Severity { get; set; } = [];

    /// <summary>Earliest start.</summary>
    [Parameter(HelpMessage = "Only incidents that began at or after this time, local unless it says otherwise.")]
    public DateTime? From { get; set; }

    /// <summary>Latest start.</summary>
    [Parameter(HelpMessage = "Only incidents that began before this time, local unless it says otherwise.")]
    public DateTime? To { get; set; }

    /// <summary>How many.</summary>
    [Parameter(HelpMessage = "Only so many, the newest ones, newest first.")]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>Whether to read the complete records.</summary>
    [Parameter(HelpMessage = "Gives the complete records, with root cause, resolution and post-mortem, instead of one flat line for each.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var filter = new NameFilter(IncidentId);
        Stream((workspace, stop) => ReadAsync(workspace, filter, stop), WriteObject);
        ForEach(filter.Missing, id => throw IncidentService.NotFound(id));
    }

    private async IAsyncEnumerable<object> ReadAsync(ProductionWorkspace workspace, NameFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        var matching = workspace.Store.Incidents.ListAsync(Query(filter), stop).Where(entry => filter.Matches(entry.IncidentId));
        await foreach (var entry in matching.Take(Newest ?? int.MaxValue).WithCancellation(stop))
            yield return Detailed ? await workspace.Incidents.GetAsync(entry.IncidentId, stop) : entry;
    }

    private RecordQuery Query(NameFilter filter) => new()
    {
        Statuses = JsonLiteral.OfAll(Status),
        Types = JsonLiteral.OfAll(Severity),
        From = From,
        To = To,
        NewestFirst = true,
        Limit = filter.IsEverything ? Newest : null,
    };
}
