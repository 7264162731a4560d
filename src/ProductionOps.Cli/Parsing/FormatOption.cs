using System.CommandLine;
using System.CommandLine.Parsing;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Parsing;

/// <summary>The format of a configuration's text.</summary>
internal sealed class FormatOption : Option<ConfigurationFormat?>
{
    /// <summary>An option that is null when it is not given.</summary>
    public FormatOption(string description)
        : base("--format")
    {
        Description = description;
        HelpName = "yaml|json";
        CustomParser = Parse;
        // Those of the type are names of the code.
        CompletionSources.Clear();
        CompletionSources.Add("yaml", "json");
    }

    private static ConfigurationFormat? Parse(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "yaml": return ConfigurationFormat.Yaml;
            case "json": return ConfigurationFormat.Json;
            default:
                result.AddError($"'{result.Tokens[0].Value}' is no format; use yaml or json.");
                return null;
        }
    }
}
