using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>prodops configuration test</summary>
internal sealed class ConfigurationTestCommand : CliCommand
{
    private readonly FormatOption _format = new("The format; by the extension of the file when it is not given.");

    private readonly Argument<string> _file = new("file") { Description = "The file, or - for standard input." };

    /// <summary>The command.</summary>
    public ConfigurationTestCommand(CommandHost host)
        : base("test", "Check a configuration file for syntax, shape and meaning. Exits with 1 when it cannot be used.", host)
    {
        Arguments.Add(_file);
        Options.Add(_format);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops configuration test production.yaml", "Lists the problems of a file."),
        new("prodops configuration test - --format json < production.json", "Checks what another program made."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var input = await InputText.ReadAsync(context.Get(_file)!, cancellationToken);
        await using var workspace = await context.OpenAsync(cancellationToken);
        var check = workspace.Configuration.Check(input.Text, input.Source, context.Get(_format));
        await context.Output.WriteAsync(ProblemView.Instance, check.Problems, cancellationToken);
        if (check.IsValid)
        {
            context.Reporter.Note($"{input.Source} can be used.");
            return ExitCode.Done;
        }

        var count = check.Problems.Count(static p => p.Severity is ProblemSeverity.Error);
        context.Reporter.Error("ConfigurationInvalid", $"{input.Source} cannot be used: {new Quantity(count, "error")}.");
        return ExitCode.Failed;
    }
}
