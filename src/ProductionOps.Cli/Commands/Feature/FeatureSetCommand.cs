using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Configuration.Features;

namespace ProductionOps.Cli.Commands.Feature;

/// <summary>prodops feature set</summary>
internal sealed class FeatureSetCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly WhatIfOption _whatIf = new();
    private readonly Argument<string> _name = new("name") { Description = "The feature; it is made when --enabled is given." };

    private readonly Option<bool?> _enabled = new("--enabled")
    {
        Description = "Whether it is on at all.",
        HelpName = "true|false",
        Arity = ArgumentArity.ExactlyOne,
    };

    private readonly Option<double?> _percentage = new("--rollout-percentage")
    {
        Description = "Percentage of keys, 0 to 100, for which it is on when it is on.",
        HelpName = "number",
    };

    /// <summary>The command.</summary>
    public FeatureSetCommand(CommandHost host)
        : base("set", "Change a feature flag in a new version of the active configuration.", host)
    {
        Arguments.Add(_name);
        Options.Add(_enabled);
        Options.Add(_percentage);
        Options.Add(_environment);
        Options.Add(_whatIf);
        Validators.Add(result =>
        {
            if (result.GetResult(_enabled) is null && result.GetResult(_percentage) is null)
                result.AddError("Give --enabled, --rollout-percentage or both.");
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops feature set new-menu --enabled true --rollout-percentage 10", "Turns the new menu on for every tenth user."),
        new("prodops feature set new-menu --enabled false", "Turns it off for everybody."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var environment = _environment.Read(context);
        var name = context.Get(_name)!;
        if (context.Get(_whatIf))
        {
            var configuration = await workspace.Configuration.GetActiveAsync(environment, cancellationToken);
            await context.Output.WriteAsync(FeatureView.Flags, [Preview(context, FeatureService.List(configuration), name)], cancellationToken);
            context.Reporter.Note("Nothing was changed.");
            return ExitCode.Done;
        }

        var flag = await workspace.Features.SetAsync(
            environment, name, context.Get(_enabled), context.Get(_percentage), cancellationToken);
        await context.Output.WriteAsync(FeatureView.Flags, [flag], cancellationToken);
        return ExitCode.Done;
    }

    private FeatureFlag Preview(CommandContext context, IReadOnlyList<FeatureFlag> flags, string name)
    {
        var current = flags.FirstOrDefault(flag => flag.Name == name);
        var enabled = context.Get(_enabled) ?? current?.Enabled
            ?? throw new OperationException("FeatureNotFound", ErrorKind.NotFound, $"There is no feature '{name}'; --enabled makes it.", name);
        return new FeatureFlag(name, enabled, context.Get(_percentage) ?? current?.RolloutPercentage ?? 100);
    }
}
