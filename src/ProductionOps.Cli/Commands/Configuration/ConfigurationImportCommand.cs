using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Configuration;
using ProductionOps.Json;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>prodops configuration import</summary>
internal sealed class ConfigurationImportCommand : CliCommand
{
    private readonly WhatIfOption _whatIf = new();
    private readonly FormatOption _format = new("The format; by the extension of the file when it is not given.");

    private readonly Argument<string> _file = new("file") { Description = "The file, or - for standard input." };

    private readonly Option<string?> _version = new("--set-version")
    {
        Description = "Version to give it; the one of the file, or the next patch version, when it is not given.",
        HelpName = "version",
    };

    private readonly Option<bool> _noActivate = new("--no-activate") { Description = "Store it without making it the active one." };

    /// <summary>The command.</summary>
    public ConfigurationImportCommand(CommandHost host)
        : base("import", "Store a configuration file as a new version, and make it the active one.", host)
    {
        Arguments.Add(_file);
        Options.Add(_format);
        Options.Add(_version);
        Options.Add(_noActivate);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops configuration import production.yaml", "Makes the file the active configuration."),
        new("prodops configuration import production.yaml --what-if", "Shows what would change."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var input = await InputText.ReadAsync(context.Get(_file)!, cancellationToken);
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = new ConfigurationImport(input.Text, input.Source)
        {
            Format = context.Get(_format),
            Activate = !context.Get(_noActivate),
            Version = context.Get(_version),
            Reporter = context.Reporter,
        };
        if (context.Get(_whatIf)) return await PreviewAsync(context, workspace, request, cancellationToken);

        var configuration = await workspace.Configuration.ImportAsync(request, cancellationToken);
        await context.Output.WriteDetailAsync(ConfigurationView.Instance, configuration, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<int> PreviewAsync(
        CommandContext context, ProductionWorkspace workspace, ConfigurationImport request, CancellationToken cancellationToken)
    {
        var preview = await workspace.Configuration.PreviewImportAsync(request, cancellationToken);
        var configuration = preview.Check.GetConfiguration();
        await context.Output.WriteAsync(DifferenceView.Instance, preview.Differences, cancellationToken);
        context.Reporter.Note(preview.Existing is { } existing
            ? $"The content is already stored as {existing.ConfigurationId}, version {existing.Version}. Nothing was changed."
            : $"Would be stored as version {preview.Version} for {JsonLiteral.Of(configuration.Environment)}. Nothing was changed.");
        return ExitCode.Done;
    }
}
