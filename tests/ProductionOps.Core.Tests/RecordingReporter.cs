using System.Collections.Concurrent;

namespace ProductionOps.Core.Tests;

/// <summary>Keeps what an operation tells.</summary>
public sealed class RecordingReporter : IOperationReporter
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _warnings = new();

    public IReadOnlyList<string> VerboseLines => [.. _verbose];

    public IReadOnlyList<string> Warnings => [.. _warnings];

    public ConcurrentQueue<OperationProgress> Steps { get; } = new();

    public void Verbose(string message) => _verbose.Enqueue(message);

    public void Warning(string message) => _warnings.Enqueue(message);

    public void Progress(OperationProgress progress) => Steps.Enqueue(progress);
}
