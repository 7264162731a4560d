using System.Collections.Concurrent;
using System.Threading.Channels;
using ProductionOps.Model;
using ProductionOps.Monitoring.Continuous;

namespace ProductionOps.Core.Tests.Monitoring.Continuous;

/// <summary>A watch in the background on a clock that the test moves.</summary>
internal sealed class RunningWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Channel<ProductionMonitoring> _records = Channel.CreateUnbounded<ProductionMonitoring>();
    private readonly ManualTime _time;

    public RunningWatch(ManualTime time, WorkspaceOptions options, MonitorWatchRequest request, Func<string, string?>? variables = null)
    {
        _time = time;
        var watch = new MonitorWatch(options, variables ?? (static _ => null));
        Work = Task.Run(() => ReadAsync(watch, request));
    }

    public Task Work { get; }

    public ConcurrentQueue<WatchFailure> Failures { get; } = [];

    /// <summary>The next record, for which the clock goes on as far as it must.</summary>
    public async Task<ProductionMonitoring> NextAsync()
    {
        ProductionMonitoring? record = null;
        await UntilAsync(() => _records.Reader.TryRead(out record));
        return record!;
    }

    /// <summary>Lets the clock go on until something holds.</summary>
    public async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            // Work that goes on is given real time to end, in which the clock stands, also where records lie unread; what waits for the clock gets it.
            var pause = Task.Delay(20, _stop.Token);
            await Task.WhenAny(_records.Reader.Count > 0 ? pause : _records.Reader.WaitToReadAsync(_stop.Token).AsTask(), Work, pause);
            if (holds()) return;
            if (Work.IsCompleted) await Work;
            Assert.False(Work.IsCompleted, "the watch ended");
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public bool TryRead(out ProductionMonitoring? record) => _records.Reader.TryRead(out record);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Work;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(Work);
        _stop.Dispose();
    }

    private async Task ReadAsync(MonitorWatch watch, MonitorWatchRequest request)
    {
        await foreach (var record in watch.RunAsync(request, Failures.Enqueue, _stop.Token)) _records.Writer.TryWrite(record);
    }
}
