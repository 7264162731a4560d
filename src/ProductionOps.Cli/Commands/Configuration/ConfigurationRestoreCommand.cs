using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>prodops configuration restore</summary>
internal sealed class ConfigurationRestoreCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly WhatIfOption _whatIf = new();
    private readonly ConfigurationArgument _id;

    /// <summary>The command.</summary>
    public ConfigurationRestoreCommand(CommandHost host)
        : base("restore", "Make an earlier configuration the active one again, as a new version; the history is kept.", host)
    {
        _id = new ConfigurationArgument("id", "Identifier or version.", host, isRequired: true);
        Arguments.Add(_id);
        Options.Add(_environment);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops configuration restore 1.0.0", "Returns to the settings of version 1.0.0."),
        new("prodops configuration restore 1.0.0 --what-if", "Shows what would change."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var environment = _environment.Read(context);
        var id = context.Get(_id)!;
        if (context.Get(_whatIf))
        {
            var earlier = await workspace.Configuration.FindAsync(id, environment, cancellationToken);
            var active = await workspace.Configuration.GetActiveAsync(environment, cancellationToken);
            await context.Output.WriteAsync(DifferenceView.Instance, ConfigurationService.Compare(active, earlier), cancellationToken);
            context.Reporter.Note("Nothing was changed.");
            return ExitCode.Done;
        }

        var configuration = await workspace.Configuration.RestoreAsync(id, environment, cancellationToken);
        await context.Output.WriteDetailAsync(ConfigurationView.Instance, configuration, cancellationToken);
        return ExitCode.Done;
    }
}
