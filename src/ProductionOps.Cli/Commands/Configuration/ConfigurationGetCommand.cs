using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>prodops configuration get</summary>
internal sealed class ConfigurationGetCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly ConfigurationArgument _id;

    /// <summary>The command.</summary>
    public ConfigurationGetCommand(CommandHost host)
        : base("get", "Show the active configuration, or an earlier one.", host)
    {
        _id = new ConfigurationArgument("id", "Identifier or version; the active configuration when it is not given.", host);
        Arguments.Add(_id);
        Options.Add(_environment);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops configuration get", "Shows the active production configuration."),
        new("prodops configuration get 1.2.0 --output json", "Gives version 1.2.0 whole."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var configuration = await ConfigurationLookup.GetAsync(workspace, context.Get(_id), _environment.Read(context), cancellationToken);
        await context.Output.WriteDetailAsync(ConfigurationView.Instance, configuration, cancellationToken);
        return ExitCode.Done;
    }
}
