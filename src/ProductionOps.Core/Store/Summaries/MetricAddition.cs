namespace ProductionOps.Store.Summaries;

/// <summary>Adds up metrics by name.</summary>
internal static class MetricAddition
{
    public static IReadOnlyDictionary<string, MetricSummary> Add(
        IReadOnlyDictionary<string, MetricSummary> left, IReadOnlyDictionary<string, MetricSummary> right)
    {
        if (left.Count == 0) return right;
        if (right.Count == 0) return left;
        var sum = new SortedDictionary<string, MetricSummary>(StringComparer.Ordinal);
        foreach (var (name, metric) in left) sum[name] = metric;
        foreach (var (name, metric) in right) sum[name] = sum.TryGetValue(name, out var there) ? there.Merge(metric) : metric;
        return sum;
    }
}
