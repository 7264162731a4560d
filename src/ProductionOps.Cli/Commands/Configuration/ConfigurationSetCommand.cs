using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>prodops configuration set</summary>
internal sealed class ConfigurationSetCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly WhatIfOption _whatIf = new();

    private readonly Argument<string[]> _settings = new("setting=value")
    {
        Description = "Settings by dotted path, such as deployment.healthCheckTimeout=30.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _unset = new("--unset")
    {
        Description = "A setting that returns to its default; several are possible.",
        HelpName = "setting",
    };

    /// <summary>The command.</summary>
    public ConfigurationSetCommand(CommandHost host)
        : base("set", "Change settings of the active configuration; the result is a new version, which becomes active.", host)
    {
        Arguments.Add(_settings);
        Options.Add(_unset);
        Options.Add(_environment);
        Options.Add(_whatIf);
        Validators.Add(result =>
        {
            var settings = result.GetValue(_settings) ?? [];
            if (settings.Length == 0 && result.GetValue(_unset) is not { Length: > 0 })
                result.AddError("Give at least one setting=value, or --unset setting.");
            foreach (var setting in settings.Where(static s => s.IndexOf('=', StringComparison.Ordinal) <= 0))
                result.AddError($"'{setting}' has no value; write setting=value.");
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops configuration set deployment.healthCheckTimeout=30", "Waits longer for the site after a release."),
        new("prodops configuration set constitutional.enforcementLevel=strict --what-if", "Shows what would change."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var environment = _environment.Read(context);
        var changes = ReadChanges(context);
        if (context.Get(_whatIf))
        {
            var differences = await workspace.Configuration.PreviewSetAsync(environment, changes, cancellationToken);
            await context.Output.WriteAsync(DifferenceView.Instance, differences, cancellationToken);
            context.Reporter.Note("Nothing was changed.");
            return ExitCode.Done;
        }

        var configuration = await workspace.Configuration.SetAsync(environment, changes, cancellationToken);
        await context.Output.WriteDetailAsync(ConfigurationView.Instance, configuration, cancellationToken);
        return ExitCode.Done;
    }

    private Dictionary<string, string?> ReadChanges(CommandContext context)
    {
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var setting in context.Get(_settings) ?? [])
        {
            var separator = setting.IndexOf('=', StringComparison.Ordinal);
            changes[setting[..separator]] = setting[(separator + 1)..];
        }

        foreach (var setting in context.Get(_unset) ?? []) changes[setting] = null;
        return changes;
    }
}
