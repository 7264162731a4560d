using System.Globalization;
using ProductionOps.Analytics.Periods;

namespace ProductionOps.Reporting.Html.Charts;

/// <summary>Where times are on the axis that all charts of a report share.</summary>
internal sealed class TimeScale(ReportPeriod period, double left, double right)
{
    private const int MostTicks = 8;

    public DateTimeOffset From => period.From;

    public DateTimeOffset To => period.To;

    public double Of(DateTimeOffset time) => left + (Math.Clamp((time - period.From) / (period.To - period.From), 0, 1) * (right - left));

    /// <summary>Round times with their labels: hours, days or months, by the length of the period.</summary>
    public IEnumerable<(double X, string Label)> Ticks()
    {
        var calendar = period.Calendar;
        var (from, length) = (calendar.TimeAt(period.From), period.To - period.From);
        if (length > TimeSpan.FromDays(120)) return MonthTicks(from.Date, (int)Math.Ceiling(length.TotalDays / 30.4 / MostTicks));
        if (length > TimeSpan.FromDays(3)) return Ticks(from.Date, TimeSpan.FromDays(Math.Ceiling(length.TotalDays / MostTicks)), "d MMM");
        return Ticks(from.Date.AddHours(from.Hour), TimeSpan.FromHours(Math.Ceiling(length.TotalHours / MostTicks)), "HH:mm");
    }

    private IEnumerable<(double X, string Label)> MonthTicks(DateTime first, int step)
    {
        for (var month = new DateTime(first.Year, first.Month, 1).AddMonths(1); period.Calendar.At(month) < period.To; month = month.AddMonths(step))
            yield return (Of(period.Calendar.At(month)), month.ToString("MMM yy", CultureInfo.InvariantCulture));
    }

    private IEnumerable<(double X, string Label)> Ticks(DateTime first, TimeSpan step, string format)
    {
        for (var time = first; period.Calendar.At(time) < period.To; time += step)
        {
            var instant = period.Calendar.At(time);
            if (instant >= period.From) yield return (Of(instant), time.ToString(format, CultureInfo.InvariantCulture));
        }
    }
}
