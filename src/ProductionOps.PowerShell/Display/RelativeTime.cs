using System.Globalization;

namespace ProductionOps.PowerShell.Display;

/// <summary>Times as views show them: of the clock on the wall, and how long ago or how far ahead.</summary>
public static class RelativeTime
{
    private static readonly (TimeSpan Length, string Name)[] Units =
    [
        (TimeSpan.FromDays(365.25), "year"), (TimeSpan.FromDays(30.4375), "month"), (TimeSpan.FromDays(1), "day"), (TimeSpan.FromHours(1), "hour"), (TimeSpan.FromMinutes(1), "minute"),
    ];

    /// <summary>A time in local time with its distance, such as <c>2026-03-02 11:15:20 (3 hours ago)</c>; null when there is none.</summary>
    public static string? Of(DateTimeOffset? time, DateTimeOffset now)
    {
        if (time is not { } value) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToLocalTime():yyyy-MM-dd HH:mm:ss} ({Distance(value - now)})");
    }

    private static string Distance(TimeSpan ahead)
    {
        var length = ahead.Duration();
        foreach (var unit in Units)
        {
            var count = (int)(length / unit.Length);
            if (count == 0) continue;
            var text = string.Create(CultureInfo.InvariantCulture, $"{count} {unit.Name}{(count == 1 ? "" : "s")}");
            return ahead < TimeSpan.Zero ? $"{text} ago" : $"in {text}";
        }

        return "now";
    }
}
