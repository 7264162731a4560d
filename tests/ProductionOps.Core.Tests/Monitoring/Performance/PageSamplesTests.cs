using ProductionOps.Model;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Monitoring.Performance.Vitals;

namespace ProductionOps.Core.Tests.Monitoring.Performance;

public sealed class PageSamplesTests
{
    [Theory]
    [InlineData(2.5, WebVitalRating.Good)]
    [InlineData(2.5001, WebVitalRating.NeedsImprovement)]
    [InlineData(4, WebVitalRating.NeedsImprovement)]
    [InlineData(4.0001, WebVitalRating.Poor)]
    public void A_bound_is_still_in_the_better_class(double lcp, WebVitalRating rating)
    {
        Assert.Equal(rating, VitalBounds.Rate(new CoreWebVitals { Lcp = lcp }).Lcp!.Rating);
        Assert.Null(VitalBounds.Rate(new CoreWebVitals { Lcp = lcp }).Fid);
    }

    [Fact]
    public void Every_vital_has_its_published_bounds()
    {
        var rated = VitalBounds.Rate(new CoreWebVitals { Lcp = 2.5, Fcp = 1.8, Cls = 0.1, Fid = 100, Inp = 200, Tbt = 200, Ttfb = 800 });
        var worse = VitalBounds.Rate(new CoreWebVitals { Lcp = 4, Fcp = 3, Cls = 0.25, Fid = 300, Inp = 500, Tbt = 600, Ttfb = 1800 });
        var worst = VitalBounds.Rate(new CoreWebVitals { Lcp = 4.1, Fcp = 3.1, Cls = 0.26, Fid = 301, Inp = 501, Tbt = 601, Ttfb = 1801 });
        Assert.All(Ratings(rated), rating => Assert.Equal(WebVitalRating.Good, rating));
        Assert.All(Ratings(worse), rating => Assert.Equal(WebVitalRating.NeedsImprovement, rating));
        Assert.All(Ratings(worst), rating => Assert.Equal(WebVitalRating.Poor, rating));
    }

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    [InlineData(new[] { 9.0 }, 9)]
    public void Each_figure_is_its_own_median(double[] lcp, double median) => Assert.Equal(median, Of(lcp, target: null).Vitals.Lcp);

    [Theory]
    [InlineData(new[] { 1.0 }, null, false)]
    [InlineData(new[] { 1.0, 1.1, 1.2 }, null, true)]
    [InlineData(new[] { 2.4, 2.5, 2.6 }, null, false)]
    [InlineData(new[] { 2.4, 2.4, 2.5, 2.5, 2.6 }, null, true)]
    [InlineData(new[] { 1.0, 1.1, 1.2 }, 1.15, false)]
    [InlineData(new[] { 9.0, 1.1, 1.2, 1.0, 1.3 }, null, true)]
    public void Loads_are_stable_when_one_more_could_not_change_the_rating(double[] lcp, double? target, bool isStable) =>
        Assert.Equal(isStable, Of(lcp, target).IsStable);

    [Fact]
    public void What_no_load_delivered_is_absent_and_what_some_did_is_their_median()
    {
        var samples = new PageSamples([Sample(1, fid: null), Sample(1, fid: 20), Sample(1, fid: 30)], targets: null);
        Assert.Equal(25, samples.Vitals.Fid);
        Assert.Null(samples.Vitals.Inp);
        Assert.Null(samples.LoadTime);
        Assert.Equal(7, samples.Bundle.Total);
    }

    private static PageSamples Of(double[] lcp, double? target) => new(
        [.. lcp.Select(value => Sample(value, fid: 1))], target is { } bound ? new WebVitalTargets { Lcp = bound, Fcp = 1, Cls = 1, Fid = 100 } : null);

    private static PageSample Sample(double lcp, double? fid) => new(new CoreWebVitals { Lcp = lcp, Fid = fid }, null, new BundleAnalysis { Total = 7 });

    private static IEnumerable<WebVitalRating> Ratings(RatedWebVitals vitals) =>
        new[] { vitals.Lcp, vitals.Fcp, vitals.Cls, vitals.Fid, vitals.Inp, vitals.Tbt, vitals.Ttfb }.Select(value => value!.Rating);
}
