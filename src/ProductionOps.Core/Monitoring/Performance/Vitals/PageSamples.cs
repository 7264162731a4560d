using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance.Vitals;

/// <summary>Several loads of one page, of which each figure is the median.</summary>
/// <param name="samples">The loads.</param>
/// <param name="targets">Targets beside the published bounds; null for none.</param>
internal sealed class PageSamples(IReadOnlyList<PageSample> samples, WebVitalTargets? targets)
{
    /// <summary>Median of each vital, over the loads that delivered it.</summary>
    public CoreWebVitals Vitals => new()
    {
        Lcp = Median(sample => sample.Vitals.Lcp),
        Fcp = Median(sample => sample.Vitals.Fcp),
        Cls = Median(sample => sample.Vitals.Cls),
        Fid = Median(sample => sample.Vitals.Fid),
        Inp = Median(sample => sample.Vitals.Inp),
        Tbt = Median(sample => sample.Vitals.Tbt),
        Ttfb = Median(sample => sample.Vitals.Ttfb),
    };

    /// <summary>Median of each phase.</summary>
    public LoadTime? LoadTime => samples.All(sample => sample.LoadTime is null) ? null : new LoadTime
    {
        Dns = Median(sample => sample.LoadTime?.Dns),
        Connect = Median(sample => sample.LoadTime?.Connect),
        Tls = Median(sample => sample.LoadTime?.Tls),
        FirstByte = Median(sample => sample.LoadTime?.FirstByte),
        DomLoad = Median(sample => sample.LoadTime?.DomLoad),
        Complete = Median(sample => sample.LoadTime?.Complete),
    };

    /// <summary>What the load with the median total loaded, so that its parts add up.</summary>
    public BundleAnalysis Bundle => samples.Select(sample => sample.Bundle).OrderBy(bundle => bundle.Total).ElementAt((samples.Count - 1) / 2);

    /// <summary>
    /// Whether one more load could not change a rating: of LCP, FCP, CLS, FID and INP, the value in the middle and those on both sides of
    /// it are in the same band between the published bounds and the target.
    /// </summary>
    public bool IsStable =>
        IsSettled(VitalBounds.Lcp, targets?.Lcp, sample => sample.Vitals.Lcp) &&
        IsSettled(VitalBounds.Fcp, targets?.Fcp, sample => sample.Vitals.Fcp) &&
        IsSettled(VitalBounds.Cls, targets?.Cls, sample => sample.Vitals.Cls) &&
        IsSettled(VitalBounds.Fid, targets?.Fid, sample => sample.Vitals.Fid) &&
        IsSettled(VitalBounds.Inp, targets?.Inp, sample => sample.Vitals.Inp);

    private bool IsSettled(VitalBounds bounds, double? target, Func<PageSample, double?> part)
    {
        var values = Ordered(part);
        if (values.Length == 0) return true;
        if (values.Length < 2) return false;
        var middle = (values.Length - 1) / 2;
        var beside = values[Math.Max(0, middle - 1)..Math.Min(values.Length, middle + 2)];
        return beside.Select(value => Band(value, [bounds.Good, bounds.Poor, target ?? bounds.Good])).Distinct().Count() == 1;
    }

    private static int Band(double value, double[] bounds) => bounds.Count(bound => value > bound);

    private double? Median(Func<PageSample, double?> part)
    {
        var values = Ordered(part);
        if (values.Length == 0) return null;
        var middle = (values.Length - 1) / 2;
        return values.Length % 2 == 1 ? values[middle] : Math.Round((values[middle] + values[middle + 1]) / 2, 4);
    }

    private double[] Ordered(Func<PageSample, double?> part) => [.. samples.Select(part).OfType<double>().Order()];
}
