using System.Collections.Concurrent;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

/// <summary>Keeps what an operation tells.</summary>
internal sealed class TestReporter : IOperationReporter
{
    public ConcurrentQueue<string> Messages { get; } = [];

    public ConcurrentQueue<string> Warnings { get; } = [];

    public ConcurrentQueue<OperationProgress> Steps { get; } = [];

    public Action<string>? OnMessage { get; set; }

    public void Verbose(string message)
    {
        Messages.Enqueue(message);
        OnMessage?.Invoke(message);
    }

    public void Warning(string message) => Warnings.Enqueue(message);

    public void Progress(OperationProgress progress) => Steps.Enqueue(progress);
}
