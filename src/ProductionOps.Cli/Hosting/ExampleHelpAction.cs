using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ProductionOps.Cli.Hosting;

/// <summary>Writes the help of a command and its examples below: of a noun one for each verb, of the program how to begin.</summary>
internal sealed class ExampleHelpAction(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly IReadOnlyList<CommandExample> First =
    [
        new("prodops tour", "Shows in a few seconds what there is, in a folder of its own."),
        new("prodops store initialize --site \"Harbour Light\"", "Begins for a site of your own: makes the store in the current directory."),
        new("prodops deployment new --what-if", "Says what a deployment would do."),
        new("prodops status", "Tells whether everything is all right."),
    ];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in ExamplesOf(parseResult.CommandResult.Command))
        {
            output.WriteLine($"  {example.Line}");
            output.WriteLine($"      {example.Explanation}");
        }

        output.WriteLine();
        return ExitCode.Done;
    }

    /// <summary>The examples that the help of a command shows.</summary>
    internal static IReadOnlyList<CommandExample> ExamplesOf(Command command) => command switch
    {
        CliCommand own => own.Examples,
        RootCommand => First,
        _ => [.. command.Subcommands.OfType<CliCommand>().SelectMany(verb => verb.Examples.Take(command.Subcommands.Count == 1 ? 2 : 1))],
    };
}
