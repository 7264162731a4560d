using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>prodops maintenance list</summary>
internal sealed class MaintenanceListCommand : CliCommand
{
    private readonly LiteralsOption<MaintenanceStatus> _status = new("--status", "Only with this status; several are possible.");
    private readonly LiteralsOption<MaintenanceType> _type = new("--type", "Only of this type; several are possible.");
    private readonly LiteralOption<DeploymentEnvironment> _environment = new("--environment", "Only of this environment.");
    private readonly ListOptions _list = new("due");

    /// <summary>The command.</summary>
    public MaintenanceListCommand(CommandHost host)
        : base("list", "List maintenance runs, newest first.", host)
    {
        foreach (var option in new Option[] { _status, _type, _environment }) Options.Add(option);
        _list.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops maintenance list --status requires-approval", "Lists what waits for a person."),
        new("prodops maintenance list --from 30d --output csv > maintenance.csv", "Gives those of the last 30 days to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var query = _list.Read(context) with
        {
            Statuses = context.Get(_status) ?? [],
            Types = context.Get(_type) ?? [],
            Environment = context.Get(_environment) is { } environment ? JsonLiteral.Of(environment) : null,
        };
        await context.Output.WriteAsync(MaintenanceEntryView.Instance, workspace.Maintenance.ListAsync(query, cancellationToken), cancellationToken);
        return _list.Damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
