namespace ProductionOps.PowerShell.Session;

/// <summary>
/// Runs work on the thread pool while the pipeline's own thread, the only one that may write to its streams, does what the work
/// posts to it.
/// </summary>
internal sealed class PipelineQueue
{
    // What a channel would do as well, in an assembly that every session would have to load.
    private readonly object _gate = new();

    // Null says that the work has ended.
    private readonly Queue<Action?> _waiting = new();

    /// <summary>Has the pipeline's thread do something, in the order of the calls. May be called from any thread.</summary>
    public void Post(Action action) => Add(action);

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
                Add(null);
            }
        });

        try
        {
            while (Take() is { } action) action();
        }
        catch
        {
            cancellation.Cancel();
            while (Take() is not null)
            {
            }

            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            throw;
        }

        return task.GetAwaiter().GetResult();
    }

    private void Add(Action? action)
    {
        lock (_gate)
        {
            _waiting.Enqueue(action);
            Monitor.Pulse(_gate);
        }
    }

    private Action? Take()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0) Monitor.Wait(_gate);
            return _waiting.Dequeue();
        }
    }
}
