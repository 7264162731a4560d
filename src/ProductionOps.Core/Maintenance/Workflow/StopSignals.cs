using ProductionOps.Store;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Carries the wish that a run ends from one process to another, through the store.</summary>
internal sealed class StopSignals(IStateCollection state, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public ValueTask<MaintenanceStop?> FindAsync(string id, CancellationToken cancellationToken) =>
        state.FindAsync(NameOf(id), MaintenanceJson.Default.MaintenanceStop, cancellationToken);

    public ValueTask SendAsync(string id, MaintenanceStop stop, CancellationToken cancellationToken) =>
        state.SetAsync(NameOf(id), stop, MaintenanceJson.Default.MaintenanceStop, cancellationToken);

    public ValueTask ClearAsync(string id) => state.RemoveAsync(NameOf(id), CancellationToken.None);

    /// <summary>Cancels a source as soon as a stop of that run is wanted; ends when it is cancelled itself.</summary>
    /// <param name="id">The run.</param>
    /// <param name="run">Cancelled then.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public async Task WatchAsync(string id, CancellationTokenSource run, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await FindAsync(id, cancellationToken) is null) continue;
                await run.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private static string NameOf(string id) => $"maintenance/stop/{id}";
}
