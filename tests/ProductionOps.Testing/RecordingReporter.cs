using System.Collections.Concurrent;

namespace ProductionOps.Testing;

/// <summary>Remembers what an operation told.</summary>
public sealed class RecordingReporter : IOperationReporter
{
    public ConcurrentQueue<string> Details { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<OperationProgress> Steps { get; } = new();

    public void Verbose(string message) => Details.Enqueue(message);

    public void Warning(string message) => Warnings.Enqueue(message);

    public void Progress(OperationProgress progress) => Steps.Enqueue(progress);
}
