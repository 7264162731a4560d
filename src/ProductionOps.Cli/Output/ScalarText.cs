using System.Globalization;

namespace ProductionOps.Cli.Output;

/// <summary>Scalars as text, the same everywhere.</summary>
internal static class ScalarText
{
    /// <summary>Text of a value: invariant, times in UTC; empty when it is absent.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IReadOnlyList<string> lines => string.Join("; ", lines),
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The same for people: times to the second.</summary>
    public static string ForPeople(object? value) => value switch
    {
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        _ => Of(value),
    };
}
