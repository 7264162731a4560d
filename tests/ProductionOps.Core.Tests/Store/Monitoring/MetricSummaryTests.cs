using System.Text.Json;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Core.Tests.Store.Monitoring;

public sealed class MetricSummaryTests
{
    private static readonly double[] Fractions = [0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

    public static TheoryData<int, string> Samples()
    {
        var data = new TheoryData<int, string>();
        foreach (var shape in new[] { "uniform", "exponential", "spread", "zeros", "equal", "bimodal" })
        {
            for (var seed = 1; seed <= 8; seed++) data.Add(seed, shape);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void APercentileIsWithinOnePercentOfTheExactOne(int seed, string shape)
    {
        var values = Values(new Random(seed), shape);
        var summary = Summarize(values);

        AssertClose(values, summary);
        Assert.Equal(values.Length, summary.Count);
        Assert.Equal(values.Min(), summary.Minimum);
        Assert.Equal(values.Max(), summary.Maximum);
        Assert.Equal(values.Sum(), summary.Sum);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void PartsAddUpToTheWhole(int seed, string shape)
    {
        var random = new Random(seed + 1000);
        var values = Values(random, shape);
        var parts = values.GroupBy(_ => random.Next(5)).Select(part => Summarize([.. part])).ToList();
        var merged = parts.Aggregate((sum, next) => sum.Merge(next));

        AssertClose(values, merged);
        Assert.Equal(Summarize(values).Histogram.Buckets, merged.Histogram.Buckets);
        Assert.Equal(values.Length, merged.Histogram.Count);
        Assert.Equal(values.Average(), merged.Mean, 6);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void AHistogramSurvivesWritingAndReading(int seed, string shape)
    {
        var histogram = Summarize(Values(new Random(seed), shape)).Histogram;
        var json = JsonSerializer.Serialize(histogram, HistogramJson.Default.ValueHistogram);
        var read = JsonSerializer.Deserialize(json, HistogramJson.Default.ValueHistogram)!;
        Assert.Equal(histogram.Zeros, read.Zeros);
        Assert.Equal(histogram.Buckets, read.Buckets);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[0,1]")]
    [InlineData("[0,1,0]")]
    [InlineData("[-1]")]
    [InlineData("[0,1,1,0,1]")]
    [InlineData("[0,9999999999,1]")]
    [InlineData("[0,\"1\",1]")]
    public void WhatIsNoHistogramIsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, HistogramJson.Default.ValueHistogram));

    [Fact]
    public void WhatWasNotMeasuredIsLeftOut()
    {
        var accumulator = new MetricAccumulator();
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, -1 }) accumulator.Add(value);
        Assert.Null(accumulator.Finish());
        accumulator.Add(4);
        Assert.Equal(4, accumulator.Finish()!.Percentile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => accumulator.Finish()!.Percentile(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => accumulator.Finish()!.Percentile(double.NaN));
    }

    internal static MetricSummary Summarize(double[] values)
    {
        var accumulator = new MetricAccumulator();
        foreach (var value in values) accumulator.Add(value);
        return accumulator.Finish()!;
    }

    /// <summary>Percentile R-7 of Hyndman and Fan.</summary>
    internal static double Exact(double[] values, double fraction)
    {
        var sorted = values.Order().ToArray();
        var position = (sorted.Length - 1) * fraction;
        var lower = (int)Math.Floor(position);
        var upper = Math.Min(lower + 1, sorted.Length - 1);
        return sorted[lower] + ((position - lower) * (sorted[upper] - sorted[lower]));
    }

    private static void AssertClose(double[] values, MetricSummary summary)
    {
        foreach (var fraction in Fractions)
        {
            var exact = Exact(values, fraction);
            Assert.InRange(Math.Abs(summary.Percentile(fraction) - exact), 0, exact * ValueHistogram.RelativeError);
        }
    }

    private static double[] Values(Random random, string shape) =>
        [.. Enumerable.Range(0, random.Next(1, 3000)).Select(_ => Value(random, shape))];

    private static double Value(Random random, string shape) => shape switch
    {
        "uniform" => random.NextDouble() * 1000,
        "exponential" => -Math.Log(1 - random.NextDouble()) * 200,
        "spread" => Math.Pow(10, (random.NextDouble() * 14) - 7),
        "zeros" => random.Next(3) == 0 ? random.Next(1, 100) : 0,
        "equal" => 42.5,
        _ => random.Next(2) == 0 ? 10 + random.NextDouble() : 5000 + random.NextDouble(),
    };
}
