using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>Measures one store or many again and again, at the frequencies of their configurations, until it is stopped.</summary>
public sealed class MonitorWatch
{
    private const int Unread = 1024;
    private readonly WorkspaceOptions _options;
    private readonly Func<string, string?> _variables;

    /// <summary>A watch in this process.</summary>
    /// <param name="options">What a front end gives; its store address is not looked at.</param>
    public MonitorWatch(WorkspaceOptions options)
        : this(options, Environment.GetEnvironmentVariable)
    {
    }

    internal MonitorWatch(WorkspaceOptions options, Func<string, string?> variables)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _variables = variables;
    }

    /// <summary>
    /// Watches and yields each record once it is stored. To be stopped is how it ends well: measurements that are going on are given up, and what
    /// was measured is stored. Records that nobody takes are dropped from what is yielded, the oldest first; they are in their stores.
    /// </summary>
    /// <param name="request">What to watch.</param>
    /// <param name="onFailure">Hears of each store and each type that cannot be watched, once while it lasts and at most once an hour.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException">Nothing at all can be watched: the error of the first store, such as <c>StoreNotFound</c>,
    /// <c>ConfigurationNotFound</c>, or <c>LockHeld</c> where another process watches it.</exception>
    public async IAsyncEnumerable<ProductionMonitoring> RunAsync(
        MonitorWatchRequest request, Action<WatchFailure> onFailure, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(onFailure);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var lanes = new WatchLanes();
        var records = Channel.CreateBounded<ProductionMonitoring>(new BoundedChannelOptions(Unread) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        string?[] addresses = request.Stores.Count > 0 ? [.. request.Stores.Distinct(StringComparer.Ordinal)] : [_options.StoreAddress];
        var scope = new WatchScope(request, _options, lanes, new FailureLog(onFailure, _options.Time), records.Writer, addresses.Length);
        var stores = addresses.Select(address => new StoreWatch(address, scope)).ToArray();
        var work = RunAsync(stores, scope, stop.Token);
        try
        {
            await ThrowIfNothingBegunAsync(stores);
            scope.Failures.Open();
            await foreach (var record in records.Reader.ReadAllAsync(CancellationToken.None)) yield return record;
        }
        finally
        {
            await stop.CancelAsync();
            await work;
        }
    }

    private async Task RunAsync(IReadOnlyList<StoreWatch> stores, WatchScope scope, CancellationToken cancellationToken)
    {
        var pulse = new WatchPulse(stores, scope, new ServiceManager(_variables));
        try
        {
            // Off the caller's thread: opening a store reads its disk.
            await Task.WhenAll([.. stores.Select(store => Task.Run(() => store.RunAsync(cancellationToken), CancellationToken.None)), pulse.RunAsync(cancellationToken)]);
        }
        finally
        {
            pulse.End();
            scope.Output.Complete();
        }
    }

    private static async Task ThrowIfNothingBegunAsync(IEnumerable<StoreWatch> stores)
    {
        var errors = await Task.WhenAll(stores.Select(store => store.Begun));
        if (errors.All(error => error is not null)) throw errors[0]!;
    }
}
