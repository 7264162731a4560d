using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Cli.Commands.Alert;

/// <summary>prodops alert list</summary>
internal sealed class AlertListCommand : CliCommand
{
    private readonly LiteralsOption<AlertStatus> _status = new("--status", "Only with this status; several are possible.");
    private readonly LiteralsOption<AlertSeverity> _severity = new("--severity", "Only of this severity; several are possible.");
    private readonly LiteralsOption<MonitoringType> _type = new("--type", "Only about this type of measurement; several are possible.");
    private readonly ListOptions _list = new("raised");

    /// <summary>The command.</summary>
    public AlertListCommand(CommandHost host)
        : base("list", "List alerts, newest first.", host)
    {
        Options.Add(_status);
        Options.Add(_severity);
        Options.Add(_type);
        _list.AddTo(this);
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
        var severities = _severity.ReadValues(context);
        var query = _list.Read(context) with
        {
            Statuses = context.Get(_status) ?? [],
            Types = context.Get(_type) ?? [],

            // The severity is looked at afterwards.
            Limit = null,
        };
        var alerts = workspace.Alerts.ListAsync(query, cancellationToken)
            .Where(entry => severities.Count == 0 || severities.Contains(entry.Severity))
            .Take(_list.LimitOf(context) ?? int.MaxValue);
        await context.Output.WriteAsync(AlertEntryView.Instance, alerts, cancellationToken);
        return _list.Damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
