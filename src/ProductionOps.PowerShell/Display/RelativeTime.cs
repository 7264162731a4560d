using System.Globalization;

namespace ProductionOps.PowerShell.Display;

/// <summary>Times as views show them: of the clock on the wall, and how long ago or how far ahead.</summary>
public static class RelativeTime
{
    private static readonly (TimeSpan Length, string One, string Many)[] Units =
    [
        (TimeSpan.FromDays(365.25), "year", "years"), (TimeSpan.FromDays(30.4375), "month", "months"),
        (TimeSpan.FromDays(1), "day", "days"), (TimeSpan.FromHours(1), "hour", "hours"), (TimeSpan.FromMinutes(1), "min", "min"),
    ];

    /// <summary>A time in local time with its distance, such as <c>2026-03-02 11:15:20 (3 hours ago)</c>; null when there is none.</summary>
    public static ViewFunction<DateTimeOffset?, DateTimeOffset> Of { get; } = new(TimeAndDistance);

    /// <summary>The distance of a time alone, for a column, such as <c>3 hours ago</c>, <c>in 20 min</c> or <c>now</c>; null when there is none.</summary>
    public static ViewFunction<DateTimeOffset?, DateTimeOffset> Ago { get; } = new(Distance);

    private static string? TimeAndDistance(DateTimeOffset? time, DateTimeOffset now)
    {
        if (time is not { } value) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToLocalTime():yyyy-MM-dd HH:mm:ss} ({Distance(value, now)})");
    }

    private static string? Distance(DateTimeOffset? time, DateTimeOffset now)
    {
        if (time is not { } value) return null;
        var ahead = value - now;
        var length = ahead.Duration();
        foreach (var unit in Units)
        {
            var count = (int)(length / unit.Length);
            if (count == 0) continue;
            var text = string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? unit.One : unit.Many)}");
            return ahead < TimeSpan.Zero ? $"{text} ago" : $"in {text}";
        }

        return "now";
    }
}
