using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ProductionOps.Cli.Parsing;

/// <summary>A whole number between two bounds.</summary>
internal sealed class IntegerOption : Option<int?>
{
    private readonly int _least;
    private readonly int _most;

    /// <summary>An option that is null when it is not given.</summary>
    public IntegerOption(string name, string description, int least, int most = int.MaxValue)
        : base(name)
    {
        (_least, _most) = (least, most);
        Description = description;
        HelpName = "number";
        CustomParser = Parse;
    }

    private int? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= _least && number <= _most)
            return number;
        var bounds = _most == int.MaxValue ? $"{_least} or more" : $"{_least} to {_most}";
        result.AddError($"'{text}' is no value of {Name}; use a whole number, {bounds}.");
        return null;
    }
}
