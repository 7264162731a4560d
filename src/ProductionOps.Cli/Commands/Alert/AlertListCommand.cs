using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Store;

namespace ProductionOps.Cli.Commands.Alert;

/// <summary>prodops alert list</summary>
internal sealed class AlertListCommand : CliCommand
{
    private readonly LiteralsOption<AlertStatus> _status = new("--status", "Only with this status; several are possible.");
    private readonly LiteralsOption<AlertSeverity> _severity = new("--severity", "Only of this severity; several are possible.");
    private readonly LiteralsOption<MonitoringType> _type = new("--type", "Only about this type of measurement; several are possible.");
    private readonly InstantOption _from = new("--from", "Only raised at or after this time, such as 2026-01-31 or 7d for the last week.");
    private readonly InstantOption _to = new("--to", "Only raised before this time.");
    private readonly IntegerOption _limit = new("--limit", "At most so many, the newest.", least: 1);

    /// <summary>The command.</summary>
    public AlertListCommand(CommandHost host)
        : base("list", "List alerts, newest first.", host)
    {
        _limit.Aliases.Add("-n");
        Options.Add(_status);
        Options.Add(_severity);
        Options.Add(_type);
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_limit);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops alert list --status open", "Lists what nobody has acknowledged."),
        new("prodops alert list --severity critical,error --from 30d", "Lists what was bad in the last 30 days."),
        new("prodops alert list --output csv > alerts.csv", "Gives all of them to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var now = context.Time.GetUtcNow();
        var severities = _severity.ReadValues(context);
        var query = new RecordQuery
        {
            Statuses = context.Get(_status) ?? [],
            Types = context.Get(_type) ?? [],
            From = context.Get(_from)?.Before(now),
            To = context.Get(_to)?.Before(now),
            NewestFirst = true,
        };
        var alerts = workspace.Alerts.ListAsync(query, cancellationToken)
            .Where(entry => severities.Count == 0 || severities.Contains(entry.Severity))
            .Take(context.Get(_limit) ?? int.MaxValue);
        await context.Output.WriteAsync(AlertEntryView.Instance, alerts, cancellationToken);
        return ExitCode.Done;
    }
}
