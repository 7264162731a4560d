using System.Diagnostics.CodeAnalysis;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>Watches one store, which only one process does at a time. What goes wrong in it stays in it.</summary>
/// <param name="address">Its address; null for the one that a command would find.</param>
/// <param name="scope">What it shares with the others.</param>
internal sealed class StoreWatch(string? address, WatchScope scope)
{
    /// <summary>Longest time without a look at the configuration and the clock.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<OperationException?> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProductionWorkspace? _workspace;
    private IAsyncDisposable? _lock;

    /// <summary>Its address, as it was given until it is open.</summary>
    public string Address => _workspace?.Store.Address ?? address ?? scope.Options.CurrentDirectory;

    /// <summary>Completes after the first look, with the reason where nothing of it can be watched.</summary>
    public Task<OperationException?> Begun => _begun.Task;

    /// <summary>Why it is not open; null when it is.</summary>
    public OperationException? Error { get; private set; }

    /// <summary>When it was last looked at; null before that.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Its environments.</summary>
    public IReadOnlyList<EnvironmentWatch> Environments { get; private set; } = [];

    /// <summary>Watches until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var next = await PassAsync(cancellationToken);
                SeenAt = scope.Time.GetUtcNow();
                _begun.TrySetResult(Error ?? (Environments.All(one => one.Error is not null) ? Environments[0].Error : null));
                var pause = next - scope.Time.GetUtcNow();
                if (pause > TimeSpan.Zero) await Task.Delay(pause < LongestPause ? pause : LongestPause, scope.Time, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _begun.TrySetResult(null);
        }
        finally
        {
            await CloseAsync();
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A fault in one store must not end the watch of the others.")]
    private async Task<DateTimeOffset> PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_workspace is null) await OpenAsync(cancellationToken);
            var next = DateTimeOffset.MaxValue;
            foreach (var environment in Environments)
            {
                var due = await environment.PassAsync(cancellationToken);
                if (due < next) next = due;
            }

            return next;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Error = exception as OperationException ?? new OperationException(
                "StoreUnwatched", ErrorKind.Failed, $"The store cannot be watched: {exception.Message}", Address, exception);
            scope.Failures.Add(new WatchFailure(Address, Error));
            return scope.Time.GetUtcNow() + Retry;
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var workspace = await ProductionWorkspace.OpenAsync(scope.OptionsOf(address), cancellationToken);
        try
        {
            _lock = await workspace.Store.LockAsync("monitor", new LockRequest("watching the site", TimeSpan.Zero), cancellationToken);
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }

        Environments = [.. scope.Request.Environments.Distinct().Select(environment => new EnvironmentWatch(workspace, environment, scope))];
        _workspace = workspace;
        Error = null;
        scope.Failures.Forget(address ?? Address);
    }

    private async Task CloseAsync()
    {
        await Task.WhenAll(Environments.Select(one => one.EndAsync()));
        if (_lock is not null) await _lock.DisposeAsync();
        if (_workspace is not null) await _workspace.DisposeAsync();
    }
}
