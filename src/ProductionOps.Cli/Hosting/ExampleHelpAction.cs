using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ProductionOps.Cli.Hosting;

/// <summary>Writes the help of a command and its examples below.</summary>
internal sealed class ExampleHelpAction(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not CliCommand { Examples.Count: > 0 } command) return ExitCode.Done;

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in command.Examples)
        {
            output.WriteLine($"  {example.Line}");
            output.WriteLine($"      {example.Explanation}");
        }

        output.WriteLine();
        return ExitCode.Done;
    }
}
