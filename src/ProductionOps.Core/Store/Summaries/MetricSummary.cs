using System.Text.Json.Serialization;

namespace ProductionOps.Store.Summaries;

/// <summary>What is known of the values of one metric. Count, sum, minimum and maximum are exact; percentiles are within 1 %.</summary>
public sealed record MetricSummary
{
    /// <summary>How many values there are.</summary>
    public required long Count { get; init; }

    /// <summary>Their sum.</summary>
    public required double Sum { get; init; }

    /// <summary>The smallest.</summary>
    public required double Minimum { get; init; }

    /// <summary>The largest.</summary>
    public required double Maximum { get; init; }

    /// <summary>How often each value occurred.</summary>
    public required ValueHistogram Histogram { get; init; }

    /// <summary>Their arithmetic mean.</summary>
    [JsonIgnore]
    public double Mean => Sum / Count;

    /// <summary>What is known of the values of both.</summary>
    public MetricSummary Merge(MetricSummary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new MetricSummary
        {
            Count = Count + other.Count,
            Sum = Sum + other.Sum,
            Minimum = Math.Min(Minimum, other.Minimum),
            Maximum = Math.Max(Maximum, other.Maximum),
            Histogram = Histogram.Merge(other.Histogram),
        };
    }

    /// <summary>
    /// A percentile within 1 % of the exact one, which interpolates linearly between the closest ranks (R-7 of Hyndman and Fan, 1996).
    /// </summary>
    /// <param name="fraction">0 to 1, such as 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public double Percentile(double fraction)
    {
        if (fraction is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(fraction), fraction, message: null);
        var position = (Count - 1) * fraction;
        var lower = (long)Math.Floor(position);
        var value = ValueAt(lower);
        return lower == position ? value : value + ((position - lower) * (ValueAt(lower + 1) - value));
    }

    private double ValueAt(long rank)
    {
        if (rank == 0) return Minimum;
        return rank == Count - 1 ? Maximum : Math.Clamp(Histogram.ValueAt(rank), Minimum, Maximum);
    }
}
