using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Configuration.Features;

namespace ProductionOps.Cli.Commands.Feature;

/// <summary>prodops feature list</summary>
internal sealed class FeatureListCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();

    /// <summary>The command.</summary>
    public FeatureListCommand(CommandHost host)
        : base("list", "List the feature flags of the active configuration.", host) =>
        Options.Add(_environment);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops feature list", "Lists the flags of production."),
        new("prodops feature list --environment staging --output json", "Gives those of staging to another program."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var configuration = await workspace.Configuration.GetActiveAsync(_environment.Read(context), cancellationToken);
        await context.Output.WriteAsync(FeatureView.Flags, FeatureService.List(configuration), cancellationToken);
        return ExitCode.Done;
    }
}
