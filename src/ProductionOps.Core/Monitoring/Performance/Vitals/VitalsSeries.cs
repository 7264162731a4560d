using System.Globalization;
using ProductionOps.Browsers;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance.Vitals;

/// <summary>
/// Loads a page in Chromium until its ratings are stable. Whoever calls it keeps other measurements away meanwhile.
/// </summary>
/// <param name="browsers">Starts the browser.</param>
public sealed class VitalsSeries(BrowserStarter browsers)
{
    private const int DefaultMinimum = 3;
    private const int DefaultMaximum = 9;

    /// <summary>Measures.</summary>
    /// <exception cref="OperationException">A load failed; see docs/monitoring-browser.md.</exception>
    internal async Task<VitalsResult> MeasureAsync(
        Uri page, PerformanceMonitoringSettings settings, WebVitalTargets? targets, IOperationReporter reporter, CancellationToken cancellationToken)
    {
        var profile = settings.Throttling ?? ThrottlingProfile.Mobile;
        var minimum = settings.MinimumRuns ?? DefaultMinimum;
        var maximum = Math.Max(minimum, settings.MaximumRuns ?? DefaultMaximum);
        reporter.Verbose(Throttling.Describe(profile));
        var meter = new VitalsMeter();
        var samples = new List<PageSample>();
        await using var browser = await browsers.StartAsync(cancellationToken);
        while (true)
        {
            reporter.Verbose(string.Create(CultureInfo.InvariantCulture, $"Load {samples.Count + 1} of {minimum} to {maximum}."));
            samples.Add(await meter.MeasureAsync(browser, page, profile, cancellationToken));
            var all = new PageSamples(samples, targets);
            if (samples.Count < maximum && (samples.Count < minimum || !all.IsStable)) continue;
            return new VitalsResult(all, [.. Warnings(samples, all.IsStable)]);
        }
    }

    private static IEnumerable<string> Warnings(List<PageSample> samples, bool isStable)
    {
        if (!isStable && samples.Count > 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"The ratings were not stable after {new Quantity(samples.Count, "load")}; a figure near a bound may be on either side of it.");
        if (samples.Exists(sample => sample.IsRestless))
            yield return "The page had not come to rest when it was measured, so LCP, CLS and TBT may still have grown.";
        if (samples.TrueForAll(sample => sample.Vitals.Lcp is null)) yield return "LCP is absent: the page painted no content that counts.";
        if (samples.TrueForAll(sample => sample.Vitals.Fid is null))
            yield return $"FID and INP are absent: a click was made, but {samples[0].InputProblem}.";
    }
}
