using ProductionOps.Analytics.Periods;
using ProductionOps.Analytics.Statistics;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Analytics.Deployments;

/// <summary>
/// How often there are deployments: days with one, per calendar week (from Monday) and month, by their median, weeks and months without any included, as
/// Four Keys classifies them.
/// </summary>
internal sealed class DeploymentRhythm(ReportPeriod period, IReadOnlyList<DeploymentEntry> deployments)
{
    private const int DaysOfWeek = 7;
    private const int DailyFromDays = 3;

    /// <summary>Days with a deployment.</summary>
    public IReadOnlySet<DateOnly> Days { get; } = deployments.Select(entry => period.Calendar.DayAt(DeploymentLog.TimeOf(entry))).ToHashSet();

    public DoraFrequency Compute()
    {
        var rhythm = Rhythm();
        return new DoraFrequency
        {
            PerDay = deployments.Count / period.Days,
            Count = deployments.Count,
            Rhythm = rhythm,
            DeploymentIds = [.. deployments.Select(static entry => entry.DeploymentId)],
            Note = rhythm is null ? "the period has too few whole weeks and months to tell a rhythm" : null,
        };
    }

    private string? Rhythm()
    {
        var whole = period.LocalDays.Where(static day => day.Fraction == 1).Select(static day => day.Date).ToList();
        var weeks = whole.GroupBy(MondayOf).Where(static week => week.Count() == DaysOfWeek).Select(Count).ToList();
        if (SampleQuantile.Of(weeks, 0.5) is not { } weekly) return null;
        if (weekly >= DailyFromDays) return "daily";
        if (weekly >= 1) return "weekly";
        var months = whole.GroupBy(static day => (day.Year, day.Month)).Where(static month => month.Count() == DateTime.DaysInMonth(month.Key.Year, month.Key.Month)).Select(Count).ToList();
        if (SampleQuantile.Of(months, 0.5) is not { } monthly) return null;
        return monthly >= 1 ? "monthly" : "yearly";
    }

    private double Count(IEnumerable<DateOnly> days) => days.Count(Days.Contains);

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % DaysOfWeek));
}
