using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>How many measurements go on at once, of all stores together: what starts a browser, only one.</summary>
internal sealed class WatchLanes : IDisposable
{
    private readonly SemaphoreSlim _uptime = new(64);
    private readonly SemaphoreSlim _light = new(4);
    private readonly SemaphoreSlim _browser = new(1);

    /// <summary>Waits for a place; disposing the result gives it back.</summary>
    public async Task<IDisposable> EnterAsync(MonitoringType type, CancellationToken cancellationToken)
    {
        var lane = LaneOf(type);
        await lane.WaitAsync(cancellationToken);
        return new Place(lane);
    }

    public void Dispose()
    {
        _uptime.Dispose();
        _light.Dispose();
        _browser.Dispose();
    }

    private SemaphoreSlim LaneOf(MonitoringType type) => type switch
    {
        MonitoringType.Uptime => _uptime,
        MonitoringType.Performance or MonitoringType.Accessibility => _browser,
        _ => _light,
    };

    private sealed class Place(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
