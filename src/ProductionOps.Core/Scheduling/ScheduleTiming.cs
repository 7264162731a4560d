using System.Globalization;

namespace ProductionOps.Scheduling;

/// <summary>When a schedule runs: every so many minutes or hours of the clock, or on days at a time.</summary>
public sealed record ScheduleTiming
{
    private const int LastDayOfEveryMonth = 28;

    /// <summary>Minutes between runs; 0 where they are not that near. It divides 60.</summary>
    public int Minutes { get; init; }

    /// <summary>Hours between runs; 0 where they are not that near. It divides 24.</summary>
    public int Hours { get; init; }

    /// <summary>Time of day, in <see cref="Zone"/>; of runs every so many hours the minute alone counts.</summary>
    public TimeOnly At { get; init; }

    /// <summary>Day of the week of weekly runs.</summary>
    public DayOfWeek? Day { get; init; }

    /// <summary>Day of the month, 1 to 28, of monthly runs.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>Time zone by its IANA name; null for that of the machine.</summary>
    public string? Zone { get; init; }

    /// <summary>Reads what a person typed.</summary>
    /// <param name="every">5m, 6h, daily, weekly or monthly.</param>
    /// <param name="at">Time of day such as 03:00; midnight when null.</param>
    /// <param name="on">Day of the week by its English name, or day of the month; the first when null.</param>
    /// <param name="zone">Time zone by its IANA name; that of the machine when null.</param>
    /// <exception cref="OperationException"><c>ScheduleTimeInvalid</c>: one of them says nothing that every system can do.</exception>
    public static ScheduleTiming Parse(string every, string? at = null, string? on = null, string? zone = null)
    {
        ArgumentNullException.ThrowIfNull(every);
        var blank = new ScheduleTiming { At = ReadTime(at), Zone = ReadZone(zone) };
        return every switch
        {
            "daily" => NoDay(blank, on),
            "weekly" => blank with { Day = ReadDay(on ?? "monday") },
            "monthly" => blank with { DayOfMonth = ReadDayOfMonth(on ?? "1") },
            _ => NoDay(ReadInterval(blank, every), on),
        };
    }

    private static ScheduleTiming ReadInterval(ScheduleTiming blank, string every)
    {
        if (every.Length > 1 && int.TryParse(every.AsSpan(0, every.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            if (every[^1] == 'm' && number < 60 && 60 % number == 0) return blank with { Minutes = number };
            if (every[^1] == 'h' && number < 24 && 24 % number == 0) return blank with { Hours = number };
        }

        throw Invalid(every, "minutes that divide an hour such as 5m, hours that divide a day such as 6h, daily, weekly or monthly");
    }

    private static TimeOnly ReadTime(string? at)
    {
        if (at is null) return TimeOnly.MinValue;
        return TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Invalid(at, "a time of day such as 03:00");
    }

    private static string? ReadZone(string? zone)
    {
        if (zone is null) return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && (found.HasIanaId || zone == "UTC") ? zone : throw Invalid(zone, "a time zone by its IANA name, such as Europe/Berlin");
    }

    private static DayOfWeek ReadDay(string on) =>
        !char.IsDigit(on[0]) && Enum.TryParse<DayOfWeek>(on, ignoreCase: true, out var day) ? day : throw Invalid(on, "a day of the week such as monday");

    private static int ReadDayOfMonth(string on) =>
        int.TryParse(on, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= LastDayOfEveryMonth ? day : throw Invalid(on, "a day that every month has, 1 to 28");

    private static ScheduleTiming NoDay(ScheduleTiming timing, string? on) => on is null ? timing : throw Invalid(on, "a day only with weekly or monthly");

    private static OperationException Invalid(string text, string expected) => new(
        "ScheduleTimeInvalid", ErrorKind.InvalidInput, $"'{text}' cannot be scheduled; use {expected}.", text);
}
