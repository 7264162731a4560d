using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Incident;

/// <summary>prodops incident list</summary>
internal sealed class IncidentListCommand : CliCommand
{
    private readonly LiteralsOption<IncidentStatus> _status = new("--status", "Only with this status; several are possible.");
    private readonly LiteralsOption<IncidentSeverity> _severity = new("--severity", "Only of this severity; several are possible.");
    private readonly ListOptions _list = new("begun");

    /// <summary>The command.</summary>
    public IncidentListCommand(CommandHost host)
        : base("list", "List outages, newest first.", host)
    {
        Options.Add(_status);
        Options.Add(_severity);
        _list.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops incident list", "Lists all outages."),
        new("prodops incident list --status investigating,identified,monitoring", "Lists those that are not over."),
        new("prodops incident list --from 90d --output csv > outages.csv", "Gives those of the last 90 days to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var query = _list.Read(context) with
        {
            Statuses = context.Get(_status) ?? [],
            Types = context.Get(_severity) ?? [],
        };
        await context.Output.WriteAsync(IncidentView.Instance, workspace.Incidents.ListAsync(query, cancellationToken), cancellationToken);
        return _list.Damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
