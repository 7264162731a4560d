using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ProductionOps.Cli.Parsing;

/// <summary>A point in time, in ISO 8601, or as a duration from now.</summary>
internal sealed class InstantOption : Option<Instant?>
{
    /// <summary>An option that is null when it is not given.</summary>
    public InstantOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "time";
        CustomParser = Parse;
    }

    private static Instant? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DurationText.TryParse(text, out var distance) && !text.Contains(':', StringComparison.Ordinal)) return new Instant(Absolute: null, distance);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return new Instant(time.ToUniversalTime(), Distance: null);
        result.AddError($"'{text}' is no time; use ISO 8601, such as 2026-01-31T12:00:00Z, or a duration such as 7d.");
        return null;
    }
}
