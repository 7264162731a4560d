namespace ProductionOps;

/// <summary>Tells the steps of an operation one by one, each with its number of how many, and takes their display away however the operation ends.</summary>
/// <param name="reporter">Where they are told.</param>
/// <param name="activity">What is being done.</param>
/// <param name="count">How many steps there are.</param>
internal sealed class OperationSteps(IOperationReporter reporter, string activity, int count) : IDisposable
{
    private int _begun;

    /// <summary>Begins the next step.</summary>
    public void Begin(string step)
    {
        var percent = 100 * _begun / count;
        reporter.Progress(new OperationProgress(activity, $"{step} ({++_begun} of {count})", percent));
    }

    /// <summary>Begins the next step and does it.</summary>
    public Task<T> RunAsync<T>(string step, Func<Task<T>> work)
    {
        Begin(step);
        return work();
    }

    /// <inheritdoc/>
    public void Dispose() => reporter.Progress(new OperationProgress(activity, "ended", Completed: true));
}
