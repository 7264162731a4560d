namespace ProductionOps.Core.Tests.Store.Scale;

/// <summary>Notes, at each step of an operation, how many bytes are still in use.</summary>
internal sealed class LiveMemory : IOperationReporter
{
    private readonly List<long> _samples = [];

    public IReadOnlyList<long> Samples => _samples;

    public void Verbose(string message)
    {
        // Only progress is of interest.
    }

    public void Warning(string message) => throw new InvalidOperationException(message);

    public void Progress(OperationProgress progress) => _samples.Add(GC.GetTotalMemory(forceFullCollection: true));
}
