using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ProductionOps.Cli.Commands;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli;

/// <summary>The program.</summary>
internal static class Prodops
{
    /// <summary>Runs a command line and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, TimeProvider time)
    {
        await using var output = terminal.OpenWriter();
        var host = new CommandHost(terminal, new GlobalOptions(), time);
        // Who only types the name wants to know what there is.
        var arguments = CreateRoot(host).Parse(args is [] ? ["--help"] : args);
        if (arguments.Action is ParseErrorAction) return UsageError.Report(arguments, terminal);

        return await arguments.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            // The core undoes or journals what it was doing; that must not be cut short.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
    }

    /// <summary>All commands.</summary>
    internal static RootCommand CreateRoot(CommandHost host)
    {
        var root = new RootCommand("Deploys, proves and rolls back a production web site, and keeps the record as plain files.");
        host.Options.AddTo(root);
        foreach (var command in CommandTree.Create(host)) root.Subcommands.Add(command);
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction action } help) help.Action = new ExampleHelpAction(action);
        }

        return root;
    }
}
