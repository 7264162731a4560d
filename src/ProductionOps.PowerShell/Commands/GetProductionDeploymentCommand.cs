using System.Management.Automation;
using System.Runtime.CompilerServices;
using ProductionOps.Deployment;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lists deployments.</summary>
[Cmdlet(VerbsCommon.Get, "ProductionDeployment")]
[OutputType(typeof(DeploymentEntry), typeof(ProductionDeployment))]
public sealed class GetProductionDeploymentCommand : ProductionCmdlet
{
    /// <summary>Identifiers.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the deployments, with wildcards; all of them by default.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DeploymentIdCompleter))]
    public string[]? DeploymentId { get; set; }

    /// <summary>Environment.</summary>
    [Parameter(HelpMessage = "Only deployments to this environment.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment? Environment { get; set; }

    /// <summary>Status.</summary>
    [Parameter(HelpMessage = "Only deployments in one of these states.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentStatus>))]
    public DeploymentStatus[] Status { get; set; } = [];

    /// <summary>Type.</summary>
    [Parameter(HelpMessage = "Only deployments of one of these types.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentType>))]
    public DeploymentType[] Type { get; set; } = [];

    /// <summary>Earliest start.</summary>
    [Parameter(HelpMessage = "Only deployments started at or after this time, local unless it says otherwise.")]
    public DateTime? From { get; set; }

    /// <summary>Latest start.</summary>
    [Parameter(HelpMessage = "Only deployments started before this time, local unless it says otherwise.")]
    public DateTime? To { get; set; }

    /// <summary>How many.</summary>
    [Parameter(HelpMessage = "Only so many, the newest ones, newest first.")]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>Whether to read the complete records.</summary>
    [Parameter(HelpMessage = "Gives the complete records, with build, validation, errors and proof, instead of one flat line for each.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var filter = new NameFilter(DeploymentId);
        Stream((workspace, stop) => ReadAsync(workspace.Store, filter, stop), WriteObject);
        ForEach(filter.Missing, id => throw DeploymentLookup.NotFound(id));
    }

    private async IAsyncEnumerable<object> ReadAsync(
        IProductionStore store, NameFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        // A loop, as the operators for asynchronous sequences are an assembly of their own, which takes a while to load.
        var left = Newest ?? int.MaxValue;
        await foreach (var entry in store.Deployments.ListAsync(Query(filter), stop))
        {
            if (!filter.Matches(entry.DeploymentId)) continue;
            if (!Detailed) yield return entry;
            else if (await FindAsync(store, entry.DeploymentId, stop) is { } record) yield return record;
            if (--left == 0) yield break;
        }
    }

    private async ValueTask<ProductionDeployment?> FindAsync(IProductionStore store, string id, CancellationToken stop)
    {
        try
        {
            return await store.Deployments.FindAsync(id, stop);
        }
        catch (OperationException e)
        {
            Report(e, id);
            return null;
        }
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
    };
}
