using ProductionOps.Analytics.Statistics;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Analytics;

/// <summary>Against SciPy 1.10.1 (tests/statistics/expected.py) and published figures.</summary>
public sealed class StatisticsTests
{
    [Theory]
    [InlineData(0.05, 697.8)]
    [InlineData(0.5, 893.5)]
    [InlineData(0.75, 1032.5)]
    [InlineData(0.95, 1210.5)]
    [InlineData(0, 456)]
    [InlineData(1, 1370)]
    public void A_quantile_is_that_of_NumPy(double fraction, double expected) => Assert.Equal(expected, SampleQuantile.Of(PublishedSeries.Nile, fraction)!.Value, 1e-9);

    [Fact]
    public void A_quantile_of_one_value_is_that_value_and_of_none_is_unknown()
    {
        Assert.Equal(7, SampleQuantile.Of([7], 0.95));
        Assert.Null(SampleQuantile.Of([], 0.5));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.6170750774519738)]
    [InlineData(1, 0.31731050786291415)]
    [InlineData(1.959963984540054, 0.05)]
    [InlineData(3, 0.0026997960632601866)]
    [InlineData(3.6, 0.00031821718031506727)]
    [InlineData(-6, 1.973175290075389e-09)]
    [InlineData(9, 2.2571768119076647e-19)]
    public void The_normal_distribution_is_that_of_SciPy(double z, double expected) => Assert.Equal(1, NormalDistribution.TwoSided(z) / expected, 1e-11);

    [Fact]
    public void Mann_Kendall_agrees_on_the_Nile()
    {
        var test = MannKendall.Test(PublishedSeries.Nile);
        Assert.Equal(-1387, test.S);
        Assert.Equal(3.658262921664327e-05, test.PValue, 1e-16);
    }

    [Fact]
    public void Mann_Kendall_agrees_on_Lake_Huron()
    {
        var test = MannKendall.Test(PublishedSeries.LakeHuron);
        Assert.Equal(-1682, test.S);
        Assert.Equal(2.471804837725751e-07, test.PValue, 1e-17);
    }

    [Theory]
    [InlineData(new double[] { 9, 15, 19, 20, 45, 55, 78 }, 21, 0.0003968253968253968)]
    [InlineData(new double[] { 3, 1, 4, 2, 6, 5, 8, 7 }, 18, 0.03115079365079365)]
    [InlineData(new double[] { 1.2, 0.8, 1.5, 1.1, 1.9, 1.4, 2.2, 1.0, 1.7, 2.4 }, 19, 0.10831349206349207)]
    public void Small_series_are_tested_exactly(double[] values, long s, double p)
    {
        var test = MannKendall.Test(values);
        Assert.Equal(s, test.S);
        Assert.Equal(p, test.PValue, 1e-12);
    }

    // Counted over all 8! orders.
    [Theory]
    [InlineData(new double[] { 1, 1, 2, 2, 3, 3, 3, 4 }, 23, 48)]
    [InlineData(new double[] { 5, 3, 3, 4, 2, 2, 1, 1 }, -21, 272)]
    public void Ties_in_small_series_are_counted_exactly(double[] values, long s, int orders)
    {
        var test = MannKendall.Test(values);
        Assert.Equal(s, test.S);
        Assert.Equal(orders / 40320.0, test.PValue, 1e-12);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public void A_constant_series_has_no_trend(int count) => Assert.Equal(new MannKendall(0, 1), MannKendall.Test([.. Enumerable.Repeat(3.5, count)]));

    [Fact]
    public void Theil_Sen_gives_the_slope_that_Sen_published() => Assert.Equal(4, TheilSen.Slope([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78]));

    [Fact]
    public void Theil_Sen_agrees_with_SciPy()
    {
        Assert.Equal(-2.6, TheilSen.Slope(Years(PublishedSeries.Nile), PublishedSeries.Nile)!.Value, 1e-12);
        Assert.Equal(-0.025124999999999887, TheilSen.Slope(Years(PublishedSeries.LakeHuron), PublishedSeries.LakeHuron)!.Value, 1e-12);
    }

    [Fact]
    public void Theil_Sen_of_points_at_one_time_is_unknown() => Assert.Null(TheilSen.Slope([1, 1], [2, 3]));

    [Fact]
    public void Pettitt_finds_the_change_of_the_Nile_after_1898()
    {
        var test = PettittTest.Test(PublishedSeries.Nile);
        Assert.Equal((28, 1617L), (test.Index, test.Statistic));
        Assert.Equal(3.5910221769362927e-07, test.PValue, 1e-17);
        Assert.Equal((46, 1511L), (PettittTest.Test(PublishedSeries.LakeHuron).Index, PettittTest.Test(PublishedSeries.LakeHuron).Statistic));
    }

    [Theory]
    [InlineData(0, 10, 0.0, 0.27753279986288926)]
    [InlineData(1, 20, 0.008881448800795402, 0.23613119344674205)]
    [InlineData(7, 10, 0.39677814746114526, 0.892208732593699)]
    public void The_Wilson_interval_is_that_of_SciPy(int hits, int trials, double lower, double upper)
    {
        var interval = WilsonInterval.Of(hits, trials);
        Assert.Equal(lower, interval.Lower, 1e-12);
        Assert.Equal(upper, interval.Upper, 1e-12);
    }

    [Fact]
    public void A_trend_needs_eight_points()
    {
        var seven = TrendAnalysis.Of(Daily([1, 2, 3, 4, 5, 6, 7]), TrendMetric.BuildTime);
        Assert.Equal((Trend.Stable, 7, null), (seven.Trend, seven.Points, seven.PValue));
        Assert.Equal(Trend.Degrading, TrendAnalysis.Of(Daily([1, 2, 3, 4, 5, 6, 7, 8]), TrendMetric.BuildTime).Trend);
    }

    [Fact]
    public void The_direction_that_is_better_depends_on_the_metric()
    {
        double[] rising = [90, 91, 92, 93, 94, 95, 96, 97];
        Assert.Equal(Trend.Improving, TrendAnalysis.Of(Daily(rising), TrendMetric.Score).Trend);
        Assert.Equal(Trend.Degrading, TrendAnalysis.Of(Daily(rising), TrendMetric.BuildTime).Trend);
    }

    [Fact]
    public void A_change_that_is_certain_and_too_small_to_matter_is_none()
    {
        var steady = TrendAnalysis.Of(Daily([100, 100.1, 100.2, 100.3, 100.4, 100.5, 100.6, 100.7]), TrendMetric.BuildTime);
        Assert.Equal(Trend.Stable, steady.Trend);
        Assert.True(steady.PValue < 0.001);
        Assert.Equal(0.7, steady.Change!.Value, 1e-9);
    }

    [Fact]
    public void A_step_has_a_since_and_the_Nile_degraded_in_1899()
    {
        var trend = TrendAnalysis.Of(Daily(PublishedSeries.Nile), TrendMetric.Score);
        Assert.Equal(Trend.Degrading, trend.Trend);
        Assert.Equal(-2.6 * 99, trend.Change!.Value, 1e-6);
        Assert.Equal(Daily(PublishedSeries.Nile)[28], trend.Since);
    }

    // The research behind the rule: comparing halves calls a third of unchanged noisy series a change.
    [Fact]
    public void Noise_is_seldom_called_a_trend()
    {
        var random = new Random(20260322);
        var alarms = 0;
        for (var run = 0; run < 1000; run++)
        {
            double[] series = [.. Enumerable.Range(0, 14).Select(_ => 100 * (1 + (0.1 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))))];
            if (TrendAnalysis.Of(Daily(series), TrendMetric.BuildTime).Trend != Trend.Stable) alarms++;
        }

        Assert.InRange(alarms, 20, 70);
    }

    [Fact]
    public void More_points_than_a_thousand_are_brought_together()
    {
        var many = TrendAnalysis.Of(Daily([.. Enumerable.Range(0, 2500).Select(static i => (double)i)]), TrendMetric.BuildTime);
        Assert.Equal((Trend.Degrading, 2500), (many.Trend, many.Points));
    }

    private static double[] Years(double[] values) => [.. values.Select(static (_, year) => (double)year)];

    private static List<TrendPoint> Daily(double[] values) =>
        [.. values.Select(static (value, day) => new TrendPoint(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day), value))];
}
