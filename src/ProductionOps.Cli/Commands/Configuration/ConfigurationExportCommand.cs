using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>prodops configuration export</summary>
internal sealed class ConfigurationExportCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly ConfigurationArgument _id;
    private readonly FormatOption _format = new("The format of the text; yaml when it is not given.");

    private readonly Option<string?> _schema = new("--schema")
    {
        Description = "Address or path of the schema that editors should use.",
        HelpName = "address",
    };

    /// <summary>The command.</summary>
    public ConfigurationExportCommand(CommandHost host)
        : base("export", "Write a configuration as text that can be edited and imported again.", host)
    {
        _id = new ConfigurationArgument("id", "Identifier or version; the active configuration when it is not given.", host);
        Arguments.Add(_id);
        Options.Add(_format);
        Options.Add(_schema);
        Options.Add(_environment);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops configuration export > production.yaml", "Writes the active configuration to a file."),
        new("prodops configuration export 1.0.0 --format json", "Shows version 1.0.0 as JSON."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var configuration = await ConfigurationLookup.GetAsync(workspace, context.Get(_id), _environment.Read(context), cancellationToken);
        var text = workspace.Configuration.Export(configuration, context.Get(_format) ?? ConfigurationFormat.Yaml, context.Get(_schema));
        await using var writer = context.Terminal.OpenWriter();
        await writer.WriteLineAsync(text.TrimEnd('\n'));
        return ExitCode.Done;
    }
}
