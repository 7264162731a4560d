namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>
/// Several runs of Lighthouse on one page. Runs differ by several points on the same machine, so one is no measurement.
/// </summary>
/// <param name="reports">The runs.</param>
/// <param name="target">The target of the performance score.</param>
public sealed class LighthouseSeries(IReadOnlyList<LighthouseReport> reports, double target)
{
    // Lighthouse's own bounds of poor, average and good.
    private const double Average = 50;
    private const double Good = 90;
    private readonly LighthouseReport[] _ordered =
    [
        .. reports.OrderBy(report => report.Scores.Performance).ThenByDescending(report => report.Vitals.Lcp),
    ];

    /// <summary>The run with the median performance score (the lower of the two in the middle), among equals by LCP.</summary>
    public LighthouseReport Median => _ordered[(_ordered.Length - 1) / 2];

    /// <summary>
    /// Whether the median's rating is settled: it and the runs on both sides of it are in the same band between the bounds 50, 90
    /// and the target, so that one more run could not change the verdict.
    /// </summary>
    public bool IsStable
    {
        get
        {
            if (_ordered.Length < 2) return false;
            var middle = (_ordered.Length - 1) / 2;
            var beside = _ordered[Math.Max(0, middle - 1)..Math.Min(_ordered.Length, middle + 2)];
            return beside.Select(report => Band(report.Scores.Performance!.Value)).Distinct().Count() == 1;
        }
    }

    private int Band(double score) => new[] { Average, Good, target }.Count(bound => score >= bound);
}
