using System.Text.Json.Serialization;

namespace ProductionOps.Store.Summaries;

/// <summary>
/// How often values occurred, in buckets whose width grows with the value, so that every quantile is known within 1 % of itself and
/// two histograms add up to the histogram of both. The buckets are those of DDSketch (Masson, Rim, Lee: PVLDB 12, 2019): bucket
/// <c>i</c> holds the values in (γ^(i−1), γ^i], γ = (1 + α) / (1 − α).
/// </summary>
[JsonConverter(typeof(ValueHistogramConverter))]
public sealed class ValueHistogram
{
    /// <summary>The relative error that a quantile has at most.</summary>
    public const double RelativeError = 0.01;

    /// <summary>Values below this count as zero.</summary>
    public const double SmallestValue = 1e-9;

    // A little under the promised error, which leaves room for the rounding of logarithms.
    private const double Alpha = 0.0099;
    private const double Gamma = (1 + Alpha) / (1 - Alpha);

    private static readonly double LogGamma = Math.Log(Gamma);

    private readonly SortedDictionary<int, long> _buckets;

    internal ValueHistogram(long zeros, SortedDictionary<int, long> buckets)
    {
        Zeros = zeros;
        _buckets = buckets;
        Count = zeros + buckets.Values.Sum();
    }

    /// <summary>A histogram of nothing.</summary>
    public static ValueHistogram Empty { get; } = new(0, []);

    /// <summary>How many values there are.</summary>
    public long Count { get; }

    /// <summary>How many values are zero.</summary>
    public long Zeros { get; }

    internal IReadOnlyDictionary<int, long> Buckets => _buckets;

    /// <summary>The bucket of a value that is not zero.</summary>
    internal static int BucketOf(double value) => (int)Math.Ceiling(Math.Log(value) / LogGamma);

    /// <summary>The histogram of the values of both.</summary>
    public ValueHistogram Merge(ValueHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0) return this;
        if (Count == 0) return other;
        var buckets = new SortedDictionary<int, long>(_buckets);
        foreach (var (bucket, count) in other._buckets) buckets[bucket] = buckets.GetValueOrDefault(bucket) + count;
        return new ValueHistogram(Zeros + other.Zeros, buckets);
    }

    /// <summary>The value of a rank, within <see cref="RelativeError"/>.</summary>
    /// <param name="rank">Position among the sorted values, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public double ValueAt(long rank)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, Count);
        var seen = Zeros;
        if (rank < seen) return 0;
        foreach (var (bucket, count) in _buckets)
        {
            seen += count;
            if (rank < seen) return 2 * Math.Pow(Gamma, bucket) / (Gamma + 1);
        }

        throw new ArgumentOutOfRangeException(nameof(rank));
    }
}
