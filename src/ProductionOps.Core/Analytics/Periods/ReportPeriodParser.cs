using System.Globalization;
using System.Text.RegularExpressions;

namespace ProductionOps.Analytics.Periods;

/// <summary>Reads periods as people type them.</summary>
/// <param name="now">The present.</param>
/// <param name="zone">Whose days are meant.</param>
public sealed partial class ReportPeriodParser(DateTimeOffset now, TimeZoneInfo zone)
{
    /// <summary>What is meant when nothing is said.</summary>
    public const string Default = "30d";

    private const int MostMonths = 1200;

    private readonly LocalCalendar _calendar = new(zone);

    /// <summary>
    /// A period up to now, such as <c>7d</c>, <c>24h</c>, <c>4 weeks</c>, <c>3 months</c>, <c>1y</c>; <c>today</c>, <c>yesterday</c>,
    /// <c>this-week</c>, <c>last-month</c>, <c>this-year</c> and the like; a day, month, quarter or year such as <c>2026-03-14</c>, <c>2026-03</c>,
    /// <c>2026-Q1</c>, <c>2026</c>. Weeks begin on Monday.
    /// </summary>
    /// <exception cref="OperationException"><c>PeriodInvalid</c>.</exception>
    public ReportPeriod Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var typed = text.Trim().ToLowerInvariant();
        var today = _calendar.DayAt(now);
        return TryLast(typed) ?? TryNamed(typed, today) ?? TryCalendar(typed) ?? throw Invalid(text);
    }

    /// <summary>A period between two instants; without an end up to now, without a start of the default length.</summary>
    /// <exception cref="OperationException"><c>PeriodInvalid</c>: it does not end after it begins.</exception>
    public ReportPeriod Between(DateTimeOffset? from, DateTimeOffset? to)
    {
        var end = to ?? now;
        var start = from ?? _calendar.At(_calendar.TimeAt(end).AddDays(-30));
        if (start < end) return Of(start, end);
        throw new OperationException(
            "PeriodInvalid",
            ErrorKind.InvalidInput,
            $"A period cannot begin at {start.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC and end at {end.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. Give a start before the end.",
            start);
    }

    /// <summary>The zone of a name such as <c>Europe/Berlin</c>.</summary>
    /// <exception cref="OperationException"><c>TimeZoneNotFound</c>.</exception>
    public static TimeZoneInfo ZoneOf(string name)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new OperationException(
                "TimeZoneNotFound",
                ErrorKind.InvalidInput,
                $"This machine knows no time zone '{name}'. Use a name such as UTC, Europe/Berlin or America/New_York.",
                name,
                exception);
        }
    }

    private ReportPeriod? TryLast(string text)
    {
        var match = Last().Match(text);
        if (!match.Success || !int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0) return null;
        var local = _calendar.TimeAt(now);
        return match.Groups["unit"].Value switch
        {
            "h" or "hour" or "hours" => Of(now.AddHours(-count), now),
            "d" or "day" or "days" => Of(_calendar.At(local.AddDays(-count)), now),
            "w" or "week" or "weeks" => Of(_calendar.At(local.AddDays(-7 * count)), now),
            "mo" or "month" or "months" => LastMonths(count),
            "q" or "quarter" or "quarters" => LastMonths(3 * count),
            _ => LastMonths(12 * count),
        };
    }

    private ReportPeriod? LastMonths(int count) =>
        count > MostMonths ? null : Of(_calendar.At(_calendar.TimeAt(now).AddMonths(-count)), now) with { Months = count };

    private ReportPeriod? TryNamed(string text, DateOnly today)
    {
        var week = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = month.AddMonths(-((today.Month - 1) % 3));
        var year = new DateOnly(today.Year, 1, 1);
        return text.Replace(' ', '-') switch
        {
            "today" => Begun(today),
            "yesterday" => Whole(today.AddDays(-1), today, 0),
            "this-week" => Begun(week),
            "last-week" => Whole(week.AddDays(-7), week, 0),
            "this-month" => Begun(month),
            "last-month" => Whole(month.AddMonths(-1), month, 1),
            "this-quarter" => Begun(quarter),
            "last-quarter" => Whole(quarter.AddMonths(-3), quarter, 3),
            "this-year" => Begun(year),
            "last-year" => Whole(year.AddYears(-1), year, 12),
            _ => null,
        };
    }

    private ReportPeriod? TryCalendar(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Whole(day, day.AddDays(1), 0);
        var match = Calendar().Match(text);
        if (!match.Success || !DateOnly.TryParseExact(match.Groups["year"].ValueSpan, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)) return null;
        if (match.Groups["quarter"] is { Success: true } quarter) return Whole(year.AddMonths(3 * (quarter.ValueSpan[0] - '1')), 3);
        if (match.Groups["month"] is not { Success: true } month) return Whole(year, 12);
        var number = int.Parse(month.ValueSpan, CultureInfo.InvariantCulture);
        return number is >= 1 and <= 12 ? Whole(year.AddMonths(number - 1), 1) : null;
    }

    // It is not over, so what it is compared with is as long as it has been so far.
    private ReportPeriod? Begun(DateOnly first) => _calendar.StartOf(first) is var start && start < now ? Of(start, now) : null;

    private ReportPeriod Whole(DateOnly first, int months) => Whole(first, first.AddMonths(months), months);

    private ReportPeriod Whole(DateOnly first, DateOnly end, int months) =>
        Of(_calendar.StartOf(first), _calendar.StartOf(end)) with { Months = months };

    private ReportPeriod Of(DateTimeOffset from, DateTimeOffset to) => new() { From = from.ToUniversalTime(), To = to.ToUniversalTime(), Zone = zone };

    private static OperationException Invalid(string text) => new(
        "PeriodInvalid",
        ErrorKind.InvalidInput,
        $"'{text}' is no period. Use a length up to now such as 7d, 4 weeks, 3 months or 1 year; a name such as today, last-month or this-year; or a day, month, quarter or year such as 2026-03-14, 2026-03, 2026-Q1 or 2026.",
        text);

    [GeneratedRegex("^(?<n>[0-9]{1,4}) ?(?<unit>h|hours?|d|days?|w|weeks?|mo|months?|q|quarters?|y|years?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Last();

    [GeneratedRegex("^(?<year>[0-9]{4})(-(q(?<quarter>[1-4])|(?<month>[0-9]{2})))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calendar();
}
