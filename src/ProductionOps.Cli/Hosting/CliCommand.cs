using System.CommandLine;

namespace ProductionOps.Cli.Hosting;

/// <summary>A command that does something: it maps its options to one call of the core, and the result to output.</summary>
internal abstract class CliCommand : Command
{
    /// <summary>A command that runs in a host.</summary>
    protected CliCommand(string name, string description, CommandHost host)
        : base(name, description) =>
        SetAction((arguments, cancellationToken) => host.RunAsync(arguments, RunAsync, cancellationToken));

    /// <summary>Ways to use it, shown in its help.</summary>
    public abstract IReadOnlyList<CommandExample> Examples { get; }

    /// <summary>Does it and returns the exit code.</summary>
    protected abstract Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken);
}
