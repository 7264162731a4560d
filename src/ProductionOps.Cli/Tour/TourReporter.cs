using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Tour;

/// <summary>Keeps the warnings of a tour for its story, where each is told once.</summary>
internal sealed class TourReporter(ConsoleReporter console) : IOperationReporter
{
    private readonly Lock _lock = new();
    private readonly List<string> _warnings = [];

    /// <summary>The warnings so far, each once.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_lock) return [.. _warnings];
        }
    }

    /// <inheritdoc/>
    public void Verbose(string message) => console.Verbose(message);

    /// <inheritdoc/>
    public void Warning(string message)
    {
        lock (_lock)
        {
            if (!_warnings.Contains(message, StringComparer.Ordinal)) _warnings.Add(message);
        }
    }

    /// <inheritdoc/>
    public void Progress(OperationProgress progress) => console.Progress(progress);
}
