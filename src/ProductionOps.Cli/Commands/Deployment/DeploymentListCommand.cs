using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Json;
using ProductionOps.Model;

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

    private readonly ListOptions _list = new("started");

    /// <summary>The command.</summary>
    public DeploymentListCommand(CommandHost host)
        : base("list", "List deployments, newest first.", host)
    {
        _environment.Aliases.Add("-e");
        Options.Add(_environment);
        Options.Add(_status);
        Options.Add(_type);
        _list.AddTo(this);
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
        var query = _list.Read(context) with
        {
            Environment = context.Get(_environment) is { } environment ? JsonLiteral.Of(environment) : null,
            Statuses = context.Get(_status) ?? [],
            Types = context.Get(_type) ?? [],
        };

        var deployments = workspace.Store.Deployments.ReadAsync(query, cancellationToken);
        await context.Output.WriteAsync(DeploymentView.Instance, deployments, cancellationToken);
        return _list.Damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
