using System.Management.Automation;
using System.Runtime.CompilerServices;
using ProductionOps.Json;
using ProductionOps.Maintenance;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lists maintenance.</summary>
[Cmdlet(VerbsCommon.Get, "Maintenance")]
[OutputType(typeof(MaintenanceEntry), typeof(MaintenanceAutomation))]
public sealed class GetMaintenanceCommand : ProductionCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the maintenance runs, with wildcards; all of them by default.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MaintenanceIdCompleter))]
    public string[]? MaintenanceId { get; set; }

    /// <summary>Status.</summary>
    [Parameter(HelpMessage = "Only with one of these statuses.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<MaintenanceStatus>))]
    public MaintenanceStatus[] Status { get; set; } = [];

    /// <summary>What it does.</summary>
    [Parameter(HelpMessage = "Only of these types.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<MaintenanceType>))]
    public MaintenanceType[] Type { get; set; } = [];

    /// <summary>The environment.</summary>
    [Parameter(HelpMessage = "Only of this environment.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment? Environment { get; set; }

    /// <summary>Earliest.</summary>
    [Parameter(HelpMessage = "Only what was due at or after this time, local unless it says otherwise.")]
    public DateTime? From { get; set; }

    /// <summary>Latest.</summary>
    [Parameter(HelpMessage = "Only what was due before this time, local unless it says otherwise.")]
    public DateTime? To { get; set; }

    /// <summary>How many.</summary>
    [Parameter(HelpMessage = "Only so many, the newest ones, newest first.")]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>Whether to read the complete records.</summary>
    [Parameter(HelpMessage = "Gives the complete records, with results, errors and approval, instead of one flat line for each.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var filter = new NameFilter(MaintenanceId);
        Stream((workspace, stop) => ReadAsync(workspace, filter, stop), WriteObject);
        ForEach(filter.Missing, id => throw MaintenanceService.NotFound(id));
    }

    private async IAsyncEnumerable<object> ReadAsync(ProductionWorkspace workspace, NameFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        var matching = workspace.Maintenance.ListAsync(Query(filter), stop).Where(entry => filter.Matches(entry.MaintenanceId));
        await foreach (var entry in matching.Take(Newest ?? int.MaxValue).WithCancellation(stop))
            yield return Detailed ? await workspace.Maintenance.GetAsync(entry.MaintenanceId, stop) : entry;
    }

    private RecordQuery Query(NameFilter filter) => new()
    {
        Environment = Environment is { } environment ? JsonLiteral.Of(environment) : null,
        Statuses = JsonLiteral.OfAll(Status),
        Types = JsonLiteral.OfAll(Type),
        From = From,
        To = To,
        NewestFirst = true,
        Limit = filter.IsEverything ? Newest : null,
        OnDamaged = error => Report(error),
    };
}
