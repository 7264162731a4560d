using System.Threading.Channels;

namespace ProductionOps.PowerShell.Session;

/// <summary>
/// Runs work on the thread pool while the pipeline's own thread, the only one that may write to its streams, does what the work
/// posts to it.
/// </summary>
internal sealed class PipelineQueue
{
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });

    /// <summary>Has the pipeline's thread do something, in the order of the calls. May be called from any thread.</summary>
    public void Post(Action action) => _entries.Writer.TryWrite(new Entry(action, IsLast: false));

    /// <summary>Has the pipeline's thread compute something. May be called from any thread but that one.</summary>
    public Task<T> InvokeAsync<T>(Func<T> function, CancellationToken cancellationToken)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                result.SetResult(function());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        return result.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Runs work to its end and does what it posts. When something posted throws, as it does when the pipeline stops, the work is
    /// cancelled and waited for, and what it still posts is dropped.
    /// </summary>
    public T Run<T>(Func<Task<T>> work, CancellationTokenSource cancellation)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                return await work();
            }
            finally
            {
                _entries.Writer.TryWrite(new Entry(static () => { }, IsLast: true));
            }
        });

        try
        {
            while (Take() is { IsLast: false } entry) entry.Action();
        }
        catch
        {
            cancellation.Cancel();
            while (!Take().IsLast)
            {
            }

            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            throw;
        }

        return task.GetAwaiter().GetResult();
    }

    private Entry Take()
    {
        Entry? entry;
        while (!_entries.Reader.TryRead(out entry)) _entries.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
        return entry;
    }

    private sealed record Entry(Action Action, bool IsLast);
}
