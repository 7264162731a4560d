using System.CommandLine;
using System.CommandLine.Parsing;

namespace ProductionOps.Cli.Hosting;

/// <summary>A command line that cannot be understood.</summary>
internal static class UsageError
{
    /// <summary>Tells what is wrong with it and where to find help.</summary>
    public static int Report(ParseResult arguments, Terminal terminal)
    {
        var reporter = new ConsoleReporter(terminal, Verbosity.Normal);
        var command = arguments.CommandResult;
        // A noun without its verb is a question, not a mistake worth a message of the parser.
        var messages = arguments.UnmatchedTokens.Count > 0
            ? arguments.UnmatchedTokens.Select(static token => $"'{token}' is not known here.")
            : arguments.Errors.Select(static error => error.Message);
        foreach (var message in messages) reporter.Error("UsageInvalid", message);
        if (command.Command.Subcommands.Count > 0)
            reporter.Note($"Commands: {string.Join(", ", command.Command.Subcommands.Select(static c => c.Name))}.");
        reporter.Note($"'{Path(command)} --help' shows how to use it.");
        return ExitCode.Usage;
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "prodops";
}
