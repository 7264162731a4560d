using System.CommandLine;
using System.CommandLine.Parsing;
using ProductionOps.Cli.Hosting;
using ProductionOps.Json;

namespace ProductionOps.Cli.Parsing;

/// <summary>An option that can be given several times, each with one or more literals of the data model.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class LiteralsOption<T> : Option<IReadOnlyList<string>?>
    where T : struct, Enum
{
    /// <summary>An option that is null when it is not given.</summary>
    public LiteralsOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = name.TrimStart('-');
        Arity = ArgumentArity.OneOrMore;
        CustomParser = Parse;
        // Those of the type are names of the code.
        CompletionSources.Clear();
        CompletionSources.Add(static _ => Enum.GetValues<T>().Select(JsonLiteral.Of));
    }

    /// <summary>The values that were typed; none when the option is not given.</summary>
    public IReadOnlyList<T> ReadValues(CommandContext context)
    {
        var literals = context.Get(this) ?? [];
        return [.. Enum.GetValues<T>().Where(value => literals.Contains(JsonLiteral.Of(value), StringComparer.Ordinal))];
    }

    private List<string> Parse(ArgumentResult result)
    {
        var known = Enum.GetValues<T>().Select(JsonLiteral.Of).ToList();
        var literals = new List<string>();
        foreach (var text in result.Tokens.SelectMany(static t => t.Value.Split(',')))
        {
            if (known.Find(literal => literal.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } literal) literals.Add(literal);
            else result.AddError($"'{text}' is no value of {Name}; use {string.Join(", ", known)}.");
        }

        return literals;
    }
}
