using System.CommandLine;
using System.CommandLine.Parsing;
using ProductionOps.Json;

namespace ProductionOps.Cli.Parsing;

/// <summary>An option whose value is a literal of the data model.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class LiteralOption<T> : Option<T?>
    where T : struct, Enum
{
    /// <summary>An option that is null when it is not given.</summary>
    public LiteralOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = name.TrimStart('-');
        CustomParser = Parse;
        // Those of the type are names of the code.
        CompletionSources.Clear();
        CompletionSources.Add(static _ => Enum.GetValues<T>().Select(JsonLiteral.Of));
    }

    private T? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonLiteral.Of(value).Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        result.AddError($"'{text}' is no value of {Name}; use one of {string.Join(", ", Enum.GetValues<T>().Select(JsonLiteral.Of))}.");
        return null;
    }
}
