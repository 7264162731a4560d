using System.Diagnostics;

namespace ProductionOps.Processes;

/// <summary>Feeds a program and reads both of its outputs at the same time, so that no full pipe can stop it.</summary>
internal sealed class ProcessStreams
{
    private readonly LineCapture _output;
    private readonly LineCapture _error;
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _work;

    public ProcessStreams(Process process, ProcessRequest request, CancellationToken cancellationToken)
    {
        var tell = InOrder(request.OnLine);
        _output = new LineCapture(request.OutputLimit, tell);
        _error = new LineCapture(request.OutputLimit, tell);
        var reading = request.ReadOutput is { } read
            ? read(process.StandardOutput.BaseStream, cancellationToken)
            : ReadAsync(process.StandardOutput, _output, cancellationToken);
        _work = Task.WhenAll(
            WatchAsync(WriteAsync(process.StandardInput, request.Input, cancellationToken)),
            WatchAsync(reading),
            WatchAsync(ReadAsync(process.StandardError, _error, cancellationToken)));
    }

    /// <summary>Ends only if reading or writing fails; nobody would empty the pipes then, and the program would wait for ever.</summary>
    public Task Failed => _failed.Task;

    public ProcessResult Result(int exitCode, TimeSpan duration) =>
        new(exitCode, _output.Text, _error.Text, duration) { IsTruncated = _output.IsTruncated || _error.IsTruncated };

    /// <summary>Waits for the rest of the outputs of a program that has ended; somebody who still holds its pipes is left alone.</summary>
    public async Task DrainAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await _work.WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // What arrived until now is the output.
            Forget();
        }
    }

    private async Task WatchAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception exception)
        {
            _failed.TrySetException(exception);
            throw;
        }
    }

    private void Forget() => _ = _work.ContinueWith(
        static task => task.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);

    private static async Task ReadAsync(StreamReader reader, LineCapture capture, CancellationToken cancellationToken)
    {
        var buffer = new char[16 * 1024];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var count) capture.Add(buffer.AsSpan(0, count));
        capture.Complete();
    }

    private static async Task WriteAsync(StreamWriter writer, string? input, CancellationToken cancellationToken)
    {
        try
        {
            await using (writer)
            {
                if (input is not null) await writer.WriteAsync(input.AsMemory(), cancellationToken);
            }
        }
        catch (IOException)
        {
            // The program ended, or closed its input, without reading all of it: its exit code tells whether that was well.
            return;
        }
    }

    private static Action<string>? InOrder(Action<string>? onLine)
    {
        if (onLine is null) return null;
        var gate = new Lock();
        return line =>
        {
            lock (gate) onLine(line);
        };
    }
}
