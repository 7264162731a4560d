using System.Globalization;

namespace ProductionOps.Cli.Parsing;

/// <summary>Durations as people type them: 90s, 15m, 2h, 7d, 1.5h, or 01:30:00.</summary>
internal static class DurationText
{
    /// <summary>Reads a duration that is not negative.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration) && duration >= TimeSpan.Zero;

        if (text.Length < 2 || Unit(text[^1]) is not { } unit) return false;
        if (!double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        if (number * unit.TotalSeconds > TimeSpan.MaxValue.TotalSeconds / 2) return false;
        duration = unit * number;
        return true;
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };
}
