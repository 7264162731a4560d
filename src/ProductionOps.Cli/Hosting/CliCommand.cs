using System.CommandLine;

namespace ProductionOps.Cli.Hosting;

/// <summary>A command that does something: it maps its options to one call of the core, and the result to output.</summary>
internal abstract class CliCommand : Command
{
    /// <summary>A command that runs in a host.</summary>
    protected CliCommand(string name, string description, CommandHost host)
        : base(name, description) =>
        SetAction((arguments, cancellationToken) => host.RunAsync(arguments, StartAsync, cancellationToken));

    /// <summary>Ways to use it, shown in its help.</summary>
    public abstract IReadOnlyList<CommandExample> Examples { get; }

    /// <summary>Whether its records are findings, which can be SARIF.</summary>
    protected virtual bool HasFindings => false;

    /// <summary>Does it and returns the exit code.</summary>
    protected abstract Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken);

    // Before anything is done.
    private Task<int> StartAsync(CommandContext context, CancellationToken cancellationToken) => context.Output.IsSarif && !HasFindings
        ? throw new OperationException("OutputUnsupported", ErrorKind.InvalidInput, "This command has no findings that could be SARIF; use table, json, ndjson or csv.", "sarif")
        : RunAsync(context, cancellationToken);
}
