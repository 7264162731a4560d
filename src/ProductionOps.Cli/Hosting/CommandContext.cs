using System.CommandLine;
using ProductionOps.Cli.Output;
using ProductionOps.Integrations;

namespace ProductionOps.Cli.Hosting;

/// <summary>What a command works with.</summary>
internal sealed class CommandContext
{
    /// <summary>What was typed.</summary>
    public required ParseResult Arguments { get; init; }

    /// <summary>The terminal.</summary>
    public required Terminal Terminal { get; init; }

    /// <summary>Where it tells what it does.</summary>
    public required ConsoleReporter Reporter { get; init; }

    /// <summary>Where its records go.</summary>
    public required RecordOutput Output { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The stores that were named; none when it is to be found.</summary>
    public required IReadOnlyList<string> StoreAddresses { get; init; }

    /// <summary>The store that was named; null when it is to be found.</summary>
    /// <exception cref="OperationException"><c>StoreAmbiguous</c>: several were named.</exception>
    public string? StoreAddress => StoreAddresses switch
    {
        [] => null,
        [var only] => only,
        [_, var second, ..] => throw new OperationException(
            "StoreAmbiguous", ErrorKind.InvalidInput, "This command works on one store; give --store once. Only 'monitor run' takes several.", second),
    };

    /// <summary>Value of an option.</summary>
    public T? Get<T>(Option<T> option) => Arguments.GetValue(option);

    /// <summary>Value of an argument.</summary>
    public T? Get<T>(Argument<T> argument) => Arguments.GetValue(argument);

    /// <summary>Opens the store.</summary>
    public ValueTask<ProductionWorkspace> OpenAsync(CancellationToken cancellationToken) =>
        ProductionWorkspace.OpenAsync(WorkspaceOptions(), cancellationToken);

    /// <summary>What the core is given.</summary>
    public WorkspaceOptions WorkspaceOptions() => OptionsWithoutStore() with { StoreAddress = StoreAddress };

    /// <summary>The same for what names its stores itself.</summary>
    public WorkspaceOptions OptionsWithoutStore() => new()
    {
        CurrentDirectory = Environment.CurrentDirectory,
        Reporter = Reporter,
        Integrations = static () => new IntegrationServices(),
        Time = Time,
    };
}
