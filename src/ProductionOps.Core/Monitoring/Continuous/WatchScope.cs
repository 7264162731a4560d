using System.Threading.Channels;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>What all stores of a watch share.</summary>
/// <param name="Request">What to watch.</param>
/// <param name="Options">What a front end gives.</param>
/// <param name="Lanes">Bounds what goes on at once.</param>
/// <param name="Failures">Hears of what cannot be watched.</param>
/// <param name="Output">Takes records as they are made.</param>
/// <param name="StoreCount">How many stores there are.</param>
internal sealed record WatchScope(
    MonitorWatchRequest Request, WorkspaceOptions Options, WatchLanes Lanes, FailureLog Failures, ChannelWriter<ProductionMonitoring> Output, int StoreCount)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => Options.Time;

    /// <summary>Time over which the first measurements of many stores are spread: one a second.</summary>
    public TimeSpan StartSpread => TimeSpan.FromSeconds(StoreCount - 1);

    /// <summary>The same for one store.</summary>
    /// <param name="address">Its address; null for the one that a command would find.</param>
    public WorkspaceOptions OptionsOf(string? address) => Options with
    {
        StoreAddress = address,
        Reporter = new WatchReporter(Options.Reporter, StoreCount > 1 ? address : null, Time),
    };
}
