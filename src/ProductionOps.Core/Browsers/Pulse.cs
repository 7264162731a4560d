namespace ProductionOps.Browsers;

/// <summary>Lets many wait for "something changed". Take <see cref="Next"/> first, look then, and wait only afterwards: nothing is missed.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Beat() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
