using System.CommandLine.Completions;
using System.Diagnostics.CodeAnalysis;
using ProductionOps.Cli.Hosting;
using ProductionOps.Json;
using ProductionOps.Store;

namespace ProductionOps.Cli.Completion;

/// <summary>Completes identifiers from the store, newest first. It never fails and never makes a store.</summary>
internal sealed class StoredIds(CommandHost host, Func<ProductionWorkspace, CancellationToken, IAsyncEnumerable<CompletionItem>> read)
{
    private const int Most = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Deployments.</summary>
    public static StoredIds OfDeployments(CommandHost host) => new(host, static (workspace, cancellationToken) =>
        workspace.Store.Deployments.ListAsync(Newest, cancellationToken)
            .Select(static entry => new CompletionItem(entry.DeploymentId, detail: JsonLiteral.Of(entry.Status))));

    /// <summary>Configuration versions.</summary>
    public static StoredIds OfConfigurations(CommandHost host) => new(host, static (workspace, cancellationToken) =>
        workspace.Store.Configurations.ListAsync(Newest, cancellationToken)
            .Select(static entry => new CompletionItem(entry.ConfigurationId, detail: entry.Version)));

    /// <summary>Incidents.</summary>
    public static StoredIds OfIncidents(CommandHost host) => new(host, static (workspace, cancellationToken) =>
        workspace.Store.Incidents.ListAsync(Newest, cancellationToken)
            .Select(static entry => new CompletionItem(entry.IncidentId, detail: JsonLiteral.Of(entry.Status))));

    /// <summary>Backups of the store.</summary>
    public static StoredIds OfBackups(CommandHost host) => new(host, static (workspace, cancellationToken) =>
        workspace.Backups.Vault.ListAsync(static _ => { }, cancellationToken)
            .Take(Most)
            .Select(static entry => new CompletionItem(entry.BackupId, detail: JsonLiteral.Of(entry.BackupType))));

    /// <summary>Maintenance runs.</summary>
    public static StoredIds OfMaintenance(CommandHost host) => new(host, static (workspace, cancellationToken) =>
        workspace.Store.Maintenance.ListAsync(Newest, cancellationToken)
            .Select(static entry => new CompletionItem(entry.MaintenanceId, detail: $"{JsonLiteral.Of(entry.MaintenanceType)} {JsonLiteral.Of(entry.Status)}")));

    /// <summary>Alerts.</summary>
    public static StoredIds OfAlerts(CommandHost host) => new(host, static (workspace, cancellationToken) =>
        workspace.Store.Alerts.ListAsync(Newest, cancellationToken)
            .Select(static entry => new CompletionItem(entry.AlertId, detail: entry.Title)));

    private static RecordQuery Newest => new() { NewestFirst = true, Limit = Most };

    /// <summary>The identifiers, for a command line that is being typed.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A shell that completes has nowhere to show an error.")]
    public IEnumerable<CompletionItem> Complete(CompletionContext context)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            return ReadAsync(host.CreateContext(context.ParseResult), patience.Token).GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<CompletionItem>> ReadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await ProductionWorkspace.OpenAsync(
            context.WorkspaceOptions() with { Reporter = SilentReporter.Instance }, cancellationToken);
        return await read(workspace, cancellationToken).ToListAsync(cancellationToken);
    }
}
