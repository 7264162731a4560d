using System.Management.Automation;
using System.Runtime.CompilerServices;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lists alerts.</summary>
[Cmdlet(VerbsCommon.Get, "MonitoringAlert")]
[OutputType(typeof(AlertEntry), typeof(MonitoringAlert))]
public sealed class GetMonitoringAlertCommand : ProductionCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the alerts, with wildcards; all of them by default.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AlertIdCompleter))]
    public string[]? AlertId { get; set; }

    /// <summary>Status.</summary>
    [Parameter(HelpMessage = "Only alerts in one of these states.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<AlertStatus>))]
    public AlertStatus[] Status { get; set; } = [];

    /// <summary>What was measured.</summary>
    [Parameter(HelpMessage = "Only alerts about one of these types of measurement.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<MonitoringType>))]
    public MonitoringType[] Type { get; set; } = [];

    /// <summary>Severity.</summary>
    [Parameter(HelpMessage = "Only alerts of one of these severities.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<AlertSeverity>))]
    public AlertSeverity[] Severity { get; set; } = [];

    /// <summary>Earliest.</summary>
    [Parameter(HelpMessage = "Only alerts that were raised at or after this time, local unless it says otherwise.")]
    public DateTime? From { get; set; }

    /// <summary>Latest.</summary>
    [Parameter(HelpMessage = "Only alerts that were raised before this time, local unless it says otherwise.")]
    public DateTime? To { get; set; }

    /// <summary>How many.</summary>
    [Parameter(HelpMessage = "Only so many, the newest ones, newest first.")]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>Whether to read the complete records.</summary>
    [Parameter(HelpMessage = "Gives the complete records, with description, who was told and metadata, instead of one flat line for each.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var filter = new NameFilter(AlertId);
        Stream((workspace, stop) => ReadAsync(workspace, filter, stop), WriteObject);
        ForEach(filter.Missing, id => throw AlertService.NotFound(id));
    }

    private async IAsyncEnumerable<object> ReadAsync(ProductionWorkspace workspace, NameFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        var matching = workspace.Alerts.ListAsync(Query(filter), stop)
            .Where(entry => filter.Matches(entry.AlertId) && (Severity.Length == 0 || Severity.Contains(entry.Severity)));
        await foreach (var entry in matching.Take(Newest ?? int.MaxValue).WithCancellation(stop))
            yield return Detailed ? await workspace.Alerts.GetAsync(entry.AlertId, stop) : entry;
    }

    private RecordQuery Query(NameFilter filter) => new()
    {
        Statuses = JsonLiteral.OfAll(Status),
        Types = JsonLiteral.OfAll(Type),
        From = From,
        To = To,
        NewestFirst = true,
        Limit = filter.IsEverything && Severity.Length == 0 ? Newest : null,
    };
}
