using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Cli.Commands.Monitor;

/// <summary>prodops monitor list</summary>
internal sealed class MonitorListCommand : CliCommand
{
    private readonly LiteralOption<DeploymentEnvironment> _environment = new("--environment", "Only of this environment.");
    private readonly LiteralsOption<MonitoringType> _type = new("--type", "Only of this type; several are possible.");
    private readonly LiteralsOption<UptimeStatus> _status = new("--status", "Only uptime samples with this outcome; several are possible.");
    private readonly InstantOption _from = new("--from", "Only measured at or after this time, such as 2026-01-31 or 7d for the last week.");
    private readonly InstantOption _to = new("--to", "Only measured before this time.");
    private readonly IntegerOption _limit = new("--limit", "At most so many, the newest.", least: 1);

    /// <summary>The command.</summary>
    public MonitorListCommand(CommandHost host)
        : base("list", "List measurements, newest first.", host)
    {
        _environment.Aliases.Add("-e");
        _limit.Aliases.Add("-n");
        Options.Add(_environment);
        Options.Add(_type);
        Options.Add(_status);
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_limit);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops monitor list --limit 10", "Lists the last ten."),
        new("prodops monitor list --status down --from 30d", "Lists the samples of the last 30 days that found the site down."),
        new("prodops monitor list --type uptime --from 1d --output csv > day.csv", "Gives a day to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var damaged = 0;
        var now = context.Time.GetUtcNow();
        var query = new RecordQuery
        {
            Environment = context.Get(_environment) is { } environment ? JsonLiteral.Of(environment) : null,
            Types = context.Get(_type) ?? [],
            Statuses = context.Get(_status) ?? [],
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
        await context.Output.WriteAsync(MonitoringView.Instance, workspace.Monitoring.ReadAsync(query, cancellationToken), cancellationToken);
        return damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
