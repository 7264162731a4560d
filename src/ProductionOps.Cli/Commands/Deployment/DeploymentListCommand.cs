using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment list</summary>
internal sealed class DeploymentListCommand : CliCommand
{
    private readonly LiteralOption<DeploymentEnvironment> _environment = new(
        "--environment", "Only of this environment.");

    private readonly LiteralsOption<DeploymentStatus> _status = new(
        "--status", "Only with this status; several are possible.");

    private readonly LiteralsOption<DeploymentType> _type = new(
        "--type", "Only of this type; several are possible.");

    private readonly InstantOption _from = new("--from", "Only started at or after this time, such as 2026-01-31 or 7d for the last week.");
    private readonly InstantOption _to = new("--to", "Only started before this time.");

    private readonly IntegerOption _limit = new("--limit", "At most so many, the newest.", least: 1);

    /// <summary>The command.</summary>
    public DeploymentListCommand(CommandHost host)
        : base("list", "List deployments, newest first.", host)
    {
        _environment.Aliases.Add("-e");
        Options.Add(_environment);
        Options.Add(_status);
        Options.Add(_type);
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_limit);
        _limit.Aliases.Add("-n");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment list --limit 10", "Lists the last ten."),
        new("prodops deployment list --status failed,rolled-back --from 30d", "Lists what went wrong in the last 30 days."),
        new("prodops deployment list --output csv > deployments.csv", "Gives all of them to a spreadsheet."),
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
            Statuses = context.Get(_status) ?? [],
            Types = context.Get(_type) ?? [],
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

        var deployments = workspace.Store.Deployments.ReadAsync(query, cancellationToken);
        await context.Output.WriteAsync(DeploymentView.Instance, deployments, cancellationToken);
        return damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
