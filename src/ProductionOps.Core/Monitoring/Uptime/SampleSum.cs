using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>What the samples of all locations say together.</summary>
internal static class SampleSum
{
    /// <summary>
    /// Down where all locations that know anything are; degraded where some are, or one is slow; unknown where none knows anything.
    /// The figures are those of the location that decides, in the configured order.
    /// </summary>
    public static UptimeMeasurement Of(IReadOnlyList<UptimeSample> samples)
    {
        var known = samples.Where(sample => sample.Status is not null).ToArray();
        var status = StatusOf(known);
        var telling = known.FirstOrDefault(sample => sample.Status == status)
            ?? known.FirstOrDefault(sample => sample.Status is not UptimeStatus.Up)
            ?? samples[0];
        return new UptimeMeasurement
        {
            Status = status,
            Reason = status == UptimeStatus.Up ? null : ReasonOf(samples, telling),
            ResponseTime = telling.ResponseTime,
            HttpStatus = telling.HttpStatus,
            Location = telling.Location,
            Samples = samples,
        };
    }

    private static UptimeStatus? StatusOf(UptimeSample[] known)
    {
        if (known.Length == 0) return null;
        if (known.All(sample => sample.Status == UptimeStatus.Down)) return UptimeStatus.Down;
        return known.All(sample => sample.Status == UptimeStatus.Up) ? UptimeStatus.Up : UptimeStatus.Degraded;
    }

    private static string? ReasonOf(IReadOnlyList<UptimeSample> samples, UptimeSample telling)
    {
        if (samples.Count == 1) return telling.Reason;
        return string.Join("; ", samples.Where(sample => sample.Status != UptimeStatus.Up).Select(sample => $"{sample.Location}: {sample.Reason}"));
    }
}
