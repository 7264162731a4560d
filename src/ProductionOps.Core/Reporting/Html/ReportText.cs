using System.Globalization;
using ProductionOps.Analytics.Periods;

namespace ProductionOps.Reporting.Html;

/// <summary>Numbers and times as people read them.</summary>
/// <param name="calendar">Whose clocks are shown.</param>
internal sealed class ReportText(LocalCalendar calendar)
{
    public const string NoData = "no data";

    public string Time(DateTimeOffset? time) =>
        time is { } known ? calendar.TimeAt(known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    public string Day(DateTimeOffset time) => calendar.TimeAt(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(double? value, string unit = "")
    {
        if (value is not { } number) return NoData;
        if (unit == "B") return Bytes(number);
        if (unit == "s" && Math.Abs(number) >= 120) return Duration(number);
        var digits = number.ToString(Math.Abs(number) >= 1000 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
        return unit.Length == 0 ? digits : $"{digits} {unit}";
    }

    // 99.996 is not 100: what is no whole hundred must not look like it.
    public static string Percentage(double? value) => value switch
    {
        null => NoData,
        100 => "100 %",
        > 99.99 => "> 99.99 %",
        { } share => share.ToString("0.##", CultureInfo.InvariantCulture) + " %",
    };

    public static string Duration(double? seconds)
    {
        if (seconds is not { } length) return NoData;
        var time = TimeSpan.FromSeconds(Math.Round(length));
        return time switch
        {
            { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{length:0.#} s"),
            { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} min"),
            { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.#} d"),
        };
    }

    public static string Bytes(double? bytes) => bytes switch
    {
        null => NoData,
        >= 1e6 => (bytes.Value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + " MB",
        >= 1e3 => (bytes.Value / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + " kB",
        _ => bytes.Value.ToString("0", CultureInfo.InvariantCulture) + " B",
    };
}
