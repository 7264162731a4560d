using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Cli.Commands.Incident;

/// <summary>prodops incident list</summary>
internal sealed class IncidentListCommand : CliCommand
{
    private readonly LiteralsOption<IncidentStatus> _status = new("--status", "Only with this status; several are possible.");
    private readonly LiteralsOption<IncidentSeverity> _severity = new("--severity", "Only of this severity; several are possible.");
    private readonly InstantOption _from = new("--from", "Only begun at or after this time, such as 2026-01-31 or 7d for the last week.");
    private readonly InstantOption _to = new("--to", "Only begun before this time.");
    private readonly IntegerOption _limit = new("--limit", "At most so many, the newest.", least: 1);

    /// <summary>The command.</summary>
    public IncidentListCommand(CommandHost host)
        : base("list", "List outages, newest first.", host)
    {
        _limit.Aliases.Add("-n");
        Options.Add(_status);
        Options.Add(_severity);
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_limit);
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
        var damaged = 0;
        var now = context.Time.GetUtcNow();
        var query = new RecordQuery
        {
            Statuses = context.Get(_status) ?? [],
            Types = context.Get(_severity) ?? [],
            From = context.Get(_from)?.Before(now),
            To = context.Get(_to)?.Before(now),
            Limit = context.Get(_limit),
            NewestFirst = true,
            OnDamaged = error =>
            {
                damaged++;
                context.Reporter.Error(error.Id, error.Message);
            },
        };
        await context.Output.WriteAsync(IncidentView.Instance, workspace.Incidents.ListAsync(query, cancellationToken), cancellationToken);
        return damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
