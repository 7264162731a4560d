using System.CommandLine;
using ProductionOps.Cli.Completion;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Monitor;

/// <summary>prodops monitor list</summary>
internal sealed class MonitorListCommand : CliCommand
{
    private readonly LiteralOption<DeploymentEnvironment> _environment = new("--environment", "Only of this environment.");
    private readonly LiteralsOption<MonitoringType> _type = new("--type", "Only of this type; several are possible.");
    private readonly LiteralsOption<UptimeStatus> _status = new("--status", "Only uptime samples with this outcome; several are possible.");
    private readonly Option<string> _deployment = new("--deployment") { Description = "Only measured while this deployment was live.", HelpName = "id" };
    private readonly ListOptions _list = new("measured");

    /// <summary>The command.</summary>
    public MonitorListCommand(CommandHost host)
        : base("list", "List measurements, newest first.", host)
    {
        _environment.Aliases.Add("-e");
        Options.Add(_environment);
        Options.Add(_type);
        Options.Add(_status);
        _deployment.CompletionSources.Add(StoredIds.OfDeployments(host).Complete);
        Options.Add(_deployment);
        _list.AddTo(this);
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
        var query = _list.Read(context) with
        {
            Environment = context.Get(_environment) is { } environment ? JsonLiteral.Of(environment) : null,
            Types = context.Get(_type) ?? [],
            Statuses = context.Get(_status) ?? [],
            DeploymentId = context.Get(_deployment),
        };
        await context.Output.WriteAsync(MonitoringView.Instance, workspace.Monitoring.ReadAsync(query, cancellationToken), cancellationToken);
        return _list.Damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
