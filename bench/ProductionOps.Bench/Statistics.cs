using System.Globalization;

namespace ProductionOps.Bench;

/// <summary>Times of one contestant, in milliseconds.</summary>
internal sealed class Statistics(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public double Median => _sorted.Length % 2 == 1
        ? _sorted[_sorted.Length / 2]
        : (_sorted[(_sorted.Length / 2) - 1] + _sorted[_sorted.Length / 2]) / 2;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"median {Median,8:0.0} ms  (min {_sorted[0]:0.0}, max {_sorted[^1]:0.0}, n {_sorted.Length})");
}
