using System.Management.Automation;

namespace ProductionOps.PowerShell.Session;

/// <summary>Writes what operations tell to the streams of a cmdlet.</summary>
internal sealed class PipelineReporter(Cmdlet cmdlet, PipelineQueue queue) : IOperationReporter
{
    // Used on the pipeline's thread only.
    private readonly Dictionary<string, int> _activities = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unfinished = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Verbose(string message) => queue.Post(() => cmdlet.WriteVerbose(message));

    /// <inheritdoc/>
    public void Warning(string message) => queue.Post(() => cmdlet.WriteWarning(message));

    /// <inheritdoc/>
    public void Progress(OperationProgress progress) => queue.Post(() => cmdlet.WriteProgress(RecordOf(progress)));

    /// <summary>Takes away the progress of what ended without saying so, because it failed. To be called on the pipeline's thread.</summary>
    public void EndActivities()
    {
        if (_unfinished.Count == 0) return;
        foreach (var activity in _unfinished.ToList()) cmdlet.WriteProgress(RecordOf(new OperationProgress(activity, "ended", Completed: true)));
    }

    private ProgressRecord RecordOf(OperationProgress progress)
    {
        if (!_activities.TryGetValue(progress.Activity, out var id)) _activities[progress.Activity] = id = _activities.Count + 1;
        if (progress.Completed) _unfinished.Remove(progress.Activity);
        else _unfinished.Add(progress.Activity);
        return new ProgressRecord(id, progress.Activity, progress.Status)
        {
            PercentComplete = progress.PercentComplete ?? -1,
            SecondsRemaining = progress.Remaining is { } remaining ? (int)remaining.TotalSeconds : -1,
            RecordType = progress.Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
    }
}
