using System.Globalization;

namespace ProductionOps.Processes;

/// <summary>Runs real child processes.</summary>
/// <param name="time">Clock of time limits and durations.</param>
public sealed class ProcessRunner(TimeProvider time) : IProcessRunner
{
    // A daemon that the program left behind may hold its pipes open for ever; what it writes later is not the program's output.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);

    private int _started;

    /// <inheritdoc/>
    public string? Find(string program) => ProgramPath.Find(
        program,
        Environment.GetEnvironmentVariable("PATH"),
        Environment.GetEnvironmentVariable("PATHEXT"),
        workingDirectory: null);

    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mark = string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessId}-{time.GetTimestamp()}-{Interlocked.Increment(ref _started)}");
        var begin = time.GetTimestamp();
        using var process = ProcessStart.Start(request, mark, name => VariableOf(request, name));
        var family = new ProcessFamily(process, mark);
        using var limit = new CancellationTokenSource(request.Timeout ?? Timeout.InfiniteTimeSpan, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var streams = new ProcessStreams(process, request, stop.Token);
        try
        {
            await await Task.WhenAny(process.WaitForExitAsync(stop.Token), streams.Failed);
            await streams.DrainAsync(DrainLimit, time, stop.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            family.Kill();
            throw TimedOut(request, streams);
        }
        catch
        {
            family.Kill();
            throw;
        }

        return streams.Result(process.ExitCode, time.GetElapsedTime(begin));
    }

    private static string? VariableOf(ProcessRequest request, string name) => request.Environment is { } environment
        ? environment.FirstOrDefault(pair => pair.Key.Equals(name, NameComparison)).Value
        : Environment.GetEnvironmentVariable(name);

    private static StringComparison NameComparison =>
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static OperationException TimedOut(ProcessRequest request, ProcessStreams streams)
    {
        var seconds = request.Timeout!.Value.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var last = streams.Result(-1, request.Timeout.Value).LastLine;
        var said = last.Length == 0 ? "It wrote nothing." : $"The last it wrote was: {last}";
        return new OperationException(
            "ProgramTimeout",
            ErrorKind.Timeout,
            $"'{request.Program}' was stopped, with all that it had started, after {seconds} s. {said}",
            request.Program);
    }
}
