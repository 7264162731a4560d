using System.Management.Automation;

namespace ProductionOps.PowerShell.Session;

/// <summary>Writes what operations tell to the streams of a cmdlet.</summary>
internal sealed class PipelineReporter(Cmdlet cmdlet, PipelineQueue queue) : IOperationReporter
{
    private readonly Dictionary<string, int> _activities = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Verbose(string message) => queue.Post(() => cmdlet.WriteVerbose(message));

    /// <inheritdoc/>
    public void Warning(string message) => queue.Post(() => cmdlet.WriteWarning(message));

    /// <inheritdoc/>
    public void Progress(OperationProgress progress) => queue.Post(() => cmdlet.WriteProgress(RecordOf(progress)));

    private ProgressRecord RecordOf(OperationProgress progress)
    {
        // Runs on the pipeline's thread only, which makes the dictionary safe.
        if (!_activities.TryGetValue(progress.Activity, out var id)) _activities[progress.Activity] = id = _activities.Count + 1;

        return new ProgressRecord(id, progress.Activity, progress.Status)
        {
            PercentComplete = progress.PercentComplete ?? -1,
            SecondsRemaining = progress.Remaining is { } remaining ? (int)remaining.TotalSeconds : -1,
            RecordType = progress.Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
    }
}
