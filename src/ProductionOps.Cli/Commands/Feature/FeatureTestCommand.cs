using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Configuration.Features;

namespace ProductionOps.Cli.Commands.Feature;

/// <summary>prodops feature test</summary>
internal sealed class FeatureTestCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly Argument<string> _name = new("name") { Description = "The feature." };

    private readonly Option<string> _key = new("--key")
    {
        Description = "What it is evaluated for, such as a user's identifier.",
        HelpName = "key",
        Required = true,
    };

    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Exit with 1 when the feature is off for the key." };

    /// <summary>The command.</summary>
    public FeatureTestCommand(CommandHost host)
        : base("test", "Tell whether a feature is on for a key, and why.", host)
    {
        Arguments.Add(_name);
        Options.Add(_key);
        Options.Add(_environment);
        Options.Add(_exitCode);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops feature test new-menu --key user-17", "Tells whether that user gets the new menu."),
        new("prodops feature test new-menu --key user-17 --exit-code --quiet && enable-it", "Decides in a script."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var configuration = await workspace.Configuration.GetActiveAsync(_environment.Read(context), cancellationToken);
        var evaluation = FeatureService.Test(configuration, context.Get(_name)!, context.Get(_key)!);
        await context.Output.WriteAsync(FeatureView.Evaluation, [evaluation], cancellationToken);
        return evaluation.IsOn || !context.Get(_exitCode) ? ExitCode.Done : ExitCode.Failed;
    }
}
