namespace ProductionOps.Store.Summaries;

/// <summary>Gathers the values of one metric.</summary>
internal sealed class MetricAccumulator
{
    private readonly Dictionary<int, long> _buckets = [];
    private long _zeros;
    private long _count;
    private double _sum;
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;

    /// <summary>Adds a value; what is negative or not finite was not measured and is left out.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value) || value < 0) return;
        _count++;
        _sum += value;
        _minimum = Math.Min(_minimum, value);
        _maximum = Math.Max(_maximum, value);
        if (value < ValueHistogram.SmallestValue)
        {
            _zeros++;
            return;
        }

        var bucket = ValueHistogram.BucketOf(value);
        _buckets[bucket] = _buckets.GetValueOrDefault(bucket) + 1;
    }

    /// <summary>Adds values that have been summarized.</summary>
    public void Add(MetricSummary values)
    {
        _count += values.Count;
        _sum += values.Sum;
        _minimum = Math.Min(_minimum, values.Minimum);
        _maximum = Math.Max(_maximum, values.Maximum);
        _zeros += values.Histogram.Zeros;
        foreach (var (bucket, count) in values.Histogram.Buckets) _buckets[bucket] = _buckets.GetValueOrDefault(bucket) + count;
    }

    /// <summary>What was gathered; null when that is nothing.</summary>
    public MetricSummary? Finish() => _count == 0 ? null : new MetricSummary
    {
        Count = _count,
        Sum = _sum,
        Minimum = _minimum,
        Maximum = _maximum,
        Histogram = new ValueHistogram(_zeros, new SortedDictionary<int, long>(_buckets)),
    };
}
