namespace ProductionOps;

/// <summary>A reporter for callers that want results only.</summary>
public sealed class SilentReporter : IOperationReporter
{
    /// <summary>The reporter; it has no state.</summary>
    public static SilentReporter Instance { get; } = new();

    /// <inheritdoc/>
    public void Verbose(string message)
    {
    }

    /// <inheritdoc/>
    public void Warning(string message)
    {
    }

    /// <inheritdoc/>
    public void Progress(OperationProgress progress)
    {
    }
}
