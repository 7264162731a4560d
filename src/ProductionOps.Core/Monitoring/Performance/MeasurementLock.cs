using ProductionOps.Files;

namespace ProductionOps.Monitoring.Performance;

/// <summary>Keeps this user from measuring twice at once, which would measure the other measurement.</summary>
/// <param name="files">The file system.</param>
/// <param name="time">Clock of the wait.</param>
/// <param name="path">The lock file.</param>
public sealed class MeasurementLock(IFileSystem files, TimeProvider time, string path)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The lock file of this user on this machine.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), $"productionops-measurement-{Environment.UserName}.lock");

    /// <summary>Takes the lock, waiting for whoever has it.</summary>
    /// <exception cref="OperationException"><c>MeasurementBusy</c>: another measurement took too long.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (files.TryLock(path) is { } taken) return taken;
            if (time.GetElapsedTime(start) >= Limit)
            {
                throw new OperationException(
                    "MeasurementBusy",
                    ErrorKind.Busy,
                    $"Another measurement has held '{path}' for {new Quantity(Limit.TotalMinutes, "minute")}. Wait for it to end, or end it.",
                    path);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
