using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Measures whether a site answers as expected, from every location at once.</summary>
internal sealed class UptimeMonitor(HttpProbe probe, ReferenceCheck references, TimeProvider time, IOperationReporter reporter) : IMonitor
{
    private readonly ProbeRehearsal _rehearsal = new(probe);

    public MonitoringType Type => MonitoringType.Uptime;

    public async Task<ProductionMonitoring> MeasureAsync(MonitorContext context, ProductionMonitoring record, CancellationToken cancellationToken)
    {
        var settings = context.Configuration.Monitoring.Uptime;
        var series = new SampleSeries(
            probe, new SampleJudge(settings, time), settings.Confirmation ?? UptimeDefaults.Confirmation(settings.Frequency), time);
        var state = context.Previous?.Uptime?.Samples?.ToDictionary(sample => sample.Location, sample => sample.Status, StringComparer.Ordinal);
        var site = settings.Url is { } url ? new Uri(url) : context.Site;
        await _rehearsal.RunAsync(site.Scheme == Uri.UriSchemeHttps, cancellationToken);
        var taken = await Task.WhenAll(UptimeTargets.Of(context, reporter).Select(one =>
            series.TakeAsync(one.Location, one.Target, state?.GetValueOrDefault(one.Location) ?? UptimeStatus.Up, cancellationToken)));

        var samples = taken.Select(one => one.Sample).ToArray();
        if (samples.Any(sample => sample.Status == UptimeStatus.Down)
            && await references.FindFaultAsync(site, settings, cancellationToken) is { } fault)
        {
            samples = [.. samples.Select(sample => sample.Status == UptimeStatus.Down ? sample with { Status = null, Reason = $"{sample.Reason}; {fault}" } : sample)];
        }

        return record with
        {
            SiteUrl = site.AbsoluteUri,
            Timestamp = taken.Min(one => one.StartedAt),
            Uptime = SampleSum.Of(samples),
        };
    }
}
