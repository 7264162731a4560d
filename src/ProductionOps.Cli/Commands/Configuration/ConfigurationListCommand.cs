using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>prodops configuration list</summary>
internal sealed class ConfigurationListCommand : CliCommand
{
    private readonly LiteralOption<DeploymentEnvironment> _environment = new(
        "--environment", "Only of this environment.");

    private readonly IntegerOption _limit = new("--limit", "At most so many, the newest.", least: 1);

    /// <summary>The command.</summary>
    public ConfigurationListCommand(CommandHost host)
        : base("list", "List the versions of the configuration, newest first.", host)
    {
        _environment.Aliases.Add("-e");
        Options.Add(_environment);
        _limit.Aliases.Add("-n");
        Options.Add(_limit);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops configuration list", "Lists all versions."),
        new("prodops configuration list --environment staging --limit 5", "Lists the last five of staging."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var query = new RecordQuery
        {
            Environment = context.Get(_environment) is { } environment ? JsonLiteral.Of(environment) : null,
            Limit = context.Get(_limit),
            NewestFirst = true,
        };
        await context.Output.WriteAsync(
            ConfigurationView.Entries, workspace.Configuration.ListAsync(query, cancellationToken), cancellationToken);
        return ExitCode.Done;
    }
}
