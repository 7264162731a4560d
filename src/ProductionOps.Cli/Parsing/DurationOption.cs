using System.CommandLine;

namespace ProductionOps.Cli.Parsing;

/// <summary>A duration as people type it.</summary>
internal sealed class DurationOption : Option<TimeSpan?>
{
    /// <summary>An option that is null when it is not given.</summary>
    public DurationOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "duration";
        CustomParser = static result =>
        {
            var text = result.Tokens[0].Value;
            if (DurationText.TryParse(text, out var duration)) return duration;
            result.AddError($"'{text}' is no duration; use a number and s, m, h, d or w, such as 15m.");
            return null;
        };
    }
}
