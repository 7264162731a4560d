namespace ProductionOps.Faults.Rollouts;

/// <summary>Keeps quiet, and shows what it was told when something is wrong.</summary>
internal sealed class QuietReporter : IOperationReporter
{
    public List<string> Messages { get; } = [];

    public void Verbose(string message) => Add(message);

    public void Warning(string message) => Add("warning: " + message);

    public void Progress(OperationProgress progress) => Add($"{progress.Activity}: {progress.Status}");

    private void Add(string message)
    {
        lock (Messages) Messages.Add(message);
    }
}
