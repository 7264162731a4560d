using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using ProductionOps.Cli.Output;

namespace ProductionOps.Cli.Hosting;

/// <summary>Runs commands and turns what went wrong into a line on standard error and an exit code.</summary>
internal sealed class CommandHost(Terminal terminal, GlobalOptions options, TimeProvider time)
{
    /// <summary>The options that every command has.</summary>
    public GlobalOptions Options { get; } = options;

    /// <summary>Runs a command.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The last catch before the user.")]
    public async Task<int> RunAsync(
        ParseResult arguments, Func<CommandContext, CancellationToken, Task<int>> command, CancellationToken cancellationToken)
    {
        var context = CreateContext(arguments);
        try
        {
            return await command(context, cancellationToken);
        }
        catch (OperationException exception)
        {
            context.Reporter.Error(exception.Id, exception.Message);
            if (exception.InnerException is { } inner) context.Reporter.Verbose(inner.ToString());
            return ExitCode.Of(exception);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Reporter.Error("Interrupted", "stopped before the end; what was already recorded stays.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
        {
            context.Reporter.Error("Unexpected", $"{exception.Message} This is a fault of the program; --verbose shows where.");
            context.Reporter.Verbose(exception.ToString());
            return ExitCode.Failed;
        }
        finally
        {
            context.Reporter.Clear();
        }
    }

    /// <summary>What a command works with.</summary>
    public CommandContext CreateContext(ParseResult arguments)
    {
        var shown = Options.Apply(arguments, terminal);
        return new CommandContext
        {
            Arguments = arguments,
            Terminal = shown,
            Reporter = new ConsoleReporter(shown, Options.Verbosity(arguments)),
            Output = new RecordOutput(Options.Format(arguments), shown),
            Time = time,
            StoreAddresses = Options.StoreAddresses(arguments),
        };
    }
}
