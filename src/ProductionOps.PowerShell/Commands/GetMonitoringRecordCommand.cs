using System.Management.Automation;
using System.Runtime.CompilerServices;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lists measurements.</summary>
[Cmdlet(VerbsCommon.Get, "MonitoringRecord")]
[OutputType(typeof(MonitoringEntry), typeof(ProductionMonitoring))]
public sealed class GetMonitoringRecordCommand : ProductionCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the measurements; all of them by default.")]
    [Text]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MonitoringIdCompleter))]
    public string[]? MonitoringId { get; set; }

    /// <summary>What was measured.</summary>
    [Parameter(HelpMessage = "Only measurements of these types.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<MonitoringType>))]
    public MonitoringType[] Type { get; set; } = [];

    /// <summary>Outcome.</summary>
    [Parameter(HelpMessage = "Only uptime samples with one of these outcomes.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<UptimeStatus>))]
    public UptimeStatus[] Status { get; set; } = [];

    /// <summary>Environment.</summary>
    [Parameter(HelpMessage = "Only measurements of this environment.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment? Environment { get; set; }

    /// <summary>The deployment that was live.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only measurements made while this deployment was live.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentIdCompleter))]
    public string? DeploymentId { get; set; }

    /// <summary>Earliest time.</summary>
    [Parameter(HelpMessage = "Only measurements at or after this time, local unless it says otherwise.")]
    public DateTime? From { get; set; }

    /// <summary>Latest time.</summary>
    [Parameter(HelpMessage = "Only measurements before this time, local unless it says otherwise.")]
    public DateTime? To { get; set; }

    /// <summary>How many.</summary>
    [Parameter(HelpMessage = "Only so many, the newest ones, newest first.")]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>Whether to read the complete records.</summary>
    [Parameter(HelpMessage = "Gives the complete records instead of one flat line for each.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (MonitoringId is null) Stream((workspace, stop) => ReadAsync(workspace.Store.Monitoring, stop), WriteObject);
        else ForEach(MonitoringId, WriteOne);
    }

    private void WriteOne(string id) => WriteObject(Run(async (workspace, stop) =>
    {
        var parsed = RecordId.Parse(id, RecordKind.Monitor);
        if (Detailed) return await workspace.Monitoring.GetAsync(id, stop);
        var query = Query() with { From = parsed.Second.AddDays(-1), To = parsed.Second.AddDays(2), Limit = null };
        return (object?)await workspace.Store.Monitoring.ListAsync(query, stop).FirstOrDefaultAsync(entry => entry.MonitoringId == id, stop)
            ?? throw MonitoringLookup.NotFound(id);
    }));

    private async IAsyncEnumerable<object> ReadAsync(IMonitoringCollection records, [EnumeratorCancellation] CancellationToken stop)
    {
        var query = Query();
        if (Detailed)
        {
            await foreach (var record in records.ReadAsync(query with { OnDamaged = error => Report(error) }, stop)) yield return record;
            yield break;
        }

        await foreach (var entry in records.ListAsync(query, stop)) yield return entry;
    }

    private RecordQuery Query() => new()
    {
        Types = JsonLiteral.OfAll(Type),
        Statuses = JsonLiteral.OfAll(Status),
        Environment = Environment is { } environment ? JsonLiteral.Of(environment) : null,
        DeploymentId = DeploymentId,
        From = From,
        To = To,
        Limit = Newest,
        NewestFirst = true,
    };
}
