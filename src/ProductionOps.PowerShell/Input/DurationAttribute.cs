using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace ProductionOps.PowerShell.Input;

/// <summary>
/// Accepts durations as people type them: <c>90s</c>, <c>5m</c>, <c>1h30m</c>, <c>2d</c>, a number of seconds, or what
/// <see cref="TimeSpan"/> reads. (Without it, PowerShell would take a number for ticks of 100 nanoseconds.)
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        PSObject wrapped => Transform(engineIntrinsics, wrapped.BaseObject),
        int or long or double or decimal => TimeSpan.FromSeconds(Convert.ToDouble(inputData, CultureInfo.InvariantCulture)),
        string text => Parse(text.Trim()) ?? inputData,
        _ => inputData,
    };

    private static TimeSpan? Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);

        var match = Units().Match(text);
        if (!match.Success || text.Length == 0) return null;
        return new TimeSpan(Part(match, "d"), Part(match, "h"), Part(match, "m"), Part(match, "s"));
    }

    private static int Part(Match match, string unit) =>
        match.Groups[unit] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<d>\d{1,5})d)?(?:(?<h>\d{1,6})h)?(?:(?<m>\d{1,7})m)?(?:(?<s>\d{1,8})s)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Units();
}
