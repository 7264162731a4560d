namespace ProductionOps.TestWorker;

/// <summary>Says how many records of an import are acknowledged.</summary>
internal sealed class ImportProgress(TextWriter output) : IOperationReporter
{
    public void Verbose(string message)
    {
        // Only progress is of interest.
    }

    public void Warning(string message) => output.WriteLine(message);

    public void Progress(OperationProgress progress) => output.WriteLine(progress.Status.Split(' ')[0]);
}
