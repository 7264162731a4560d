using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>prodops configuration compare</summary>
internal sealed class ConfigurationCompareCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly ConfigurationArgument _left;
    private readonly ConfigurationArgument _right;

    /// <summary>The command.</summary>
    public ConfigurationCompareCommand(CommandHost host)
        : base("compare", "Show the settings in which two configurations differ.", host)
    {
        _left = new ConfigurationArgument("left", "Identifier or version to compare with.", host, isRequired: true);
        _right = new ConfigurationArgument("right", "Identifier or version; the active configuration when it is not given.", host);
        Arguments.Add(_left);
        Arguments.Add(_right);
        Options.Add(_environment);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops configuration compare 1.0.0", "Shows what changed since version 1.0.0."),
        new("prodops configuration compare 1.0.0 1.1.0 --output csv", "Gives the changes between two versions to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var environment = _environment.Read(context);
        var left = await ConfigurationLookup.GetAsync(workspace, context.Get(_left), environment, cancellationToken);
        var right = await ConfigurationLookup.GetAsync(workspace, context.Get(_right), environment, cancellationToken);
        await context.Output.WriteAsync(DifferenceView.Instance, ConfigurationService.Compare(left, right), cancellationToken);
        return ExitCode.Done;
    }
}
