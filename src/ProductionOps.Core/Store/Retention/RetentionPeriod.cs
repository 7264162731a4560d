using System.Globalization;
using System.Text.RegularExpressions;

namespace ProductionOps.Store.Retention;

/// <summary>How long something is kept, as people write it: <c>30 days</c>, <c>6 months</c>, <c>1 year</c>, <c>indefinite</c>.</summary>
public readonly partial record struct RetentionPeriod
{
    private const string Indefinite = "indefinite";
    private const int LongestCount = 10_000;

    private RetentionPeriod(int count, string unit)
    {
        Count = count;
        Unit = unit;
    }

    private int Count { get; }

    private string? Unit { get; }

    /// <summary>Reads a period.</summary>
    /// <exception cref="OperationException"><c>RetentionPeriodInvalid</c>.</exception>
    public static RetentionPeriod Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new OperationException(
            "RetentionPeriodInvalid",
            ErrorKind.InvalidInput,
            $"'{text}' is not a period. Write a number and a unit, such as '30 days', '6 weeks', '6 months' or '1 year', or 'indefinite'.",
            text);

    /// <summary>Reads a period; false when the text is none.</summary>
    public static bool TryParse(string? text, out RetentionPeriod period)
    {
        period = default;
        if (string.Equals(text?.Trim(), Indefinite, StringComparison.OrdinalIgnoreCase)) return true;
        var match = Pattern.Match(text ?? string.Empty);
        if (!match.Success) return false;
        var count = int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        if (count is 0 or > LongestCount) return false;
        period = new RetentionPeriod(count, match.Groups["unit"].Value.ToLowerInvariant());
        return true;
    }

    /// <summary>The instant before which things are older than the period; null when it never ends.</summary>
    public DateTimeOffset? Before(DateTimeOffset now)
    {
        var (count, unit) = (Count, Unit);
        return unit switch
        {
            null => null,
            "day" => Subtract(now, TimeSpan.FromDays(count)),
            "week" => Subtract(now, TimeSpan.FromDays(7.0 * count)),
            "month" => SubtractMonths(now, count),
            _ => SubtractMonths(now, 12 * count),
        };
    }

    /// <summary>The period as text.</summary>
    public override string ToString() => Unit is { } unit
        ? new Quantity(Count, unit).ToString()
        : Indefinite;

    [GeneratedRegex(@"\A\s*(?<count>[0-9]{1,6})\s*(?<unit>day|week|month|year)s?\s*\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern { get; }

    private static DateTimeOffset Subtract(DateTimeOffset now, TimeSpan time) =>
        now - DateTimeOffset.MinValue > time ? now - time : DateTimeOffset.MinValue;

    private static DateTimeOffset SubtractMonths(DateTimeOffset now, int months) =>
        (now.Year * 12) + now.Month - 12 > months ? now.AddMonths(-months) : DateTimeOffset.MinValue;
}
