using ProductionOps.Model;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>How long the site was up, degraded and down, in milliseconds.</summary>
internal record struct StatusTimes(long Up, long Degraded, long Down)
{
    /// <summary>Counts the time for which a sample holds: until the next one, at most two intervals.</summary>
    /// <param name="status">Its outcome; nothing is known where it has none.</param>
    /// <param name="interval">Milliseconds between samples; where it is not known, a sample holds for no time.</param>
    /// <param name="from">The instant of the sample, or the start of the period if that is later.</param>
    /// <param name="to">The next sample, or the end of the period.</param>
    /// <param name="sampled">The instant of the sample.</param>
    public void Hold(UptimeStatus? status, long? interval, DateTimeOffset from, DateTimeOffset to, DateTimeOffset sampled)
    {
        if (interval is not { } length) return;
        var limit = sampled.AddMilliseconds(MonitoringGroup.LongestHold * length);
        var time = (long)((to < limit ? to : limit) - from).TotalMilliseconds;
        if (time <= 0) return;
        switch (status)
        {
            case UptimeStatus.Up:
                Up += time;
                break;
            case UptimeStatus.Degraded:
                Degraded += time;
                break;
            case UptimeStatus.Down:
                Down += time;
                break;
        }
    }
}
