using System.Globalization;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Status codes from one to another, both included.</summary>
/// <param name="First">Lowest code.</param>
/// <param name="Last">Highest code.</param>
public readonly record struct StatusRange(int First, int Last)
{
    /// <summary>200 to 299.</summary>
    public static StatusRange Success { get; } = new(200, 299);

    /// <summary>Reads <c>200</c> or <c>200-299</c>, codes from 100 to 599.</summary>
    /// <returns>False when the text is neither.</returns>
    public static bool TryParse(string text, out StatusRange range)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        range = default;
        if (parts.Length > 2 || !TryCode(parts[0], out var first) || !TryCode(parts[^1], out var last) || first > last) return false;
        range = new StatusRange(first, last);
        return true;
    }

    /// <summary>Whether a code is in the range.</summary>
    public bool Contains(int code) => code >= First && code <= Last;

    private static bool TryCode(string text, out int code) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is >= 100 and <= 599;
}
