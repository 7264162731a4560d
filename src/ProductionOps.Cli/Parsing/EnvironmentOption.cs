using System.CommandLine;
using System.CommandLine.Parsing;
using ProductionOps.Cli.Hosting;
using ProductionOps.Model;

namespace ProductionOps.Cli.Parsing;

/// <summary>The environment that a command is about.</summary>
internal sealed class EnvironmentOption : Option<DeploymentEnvironment?>
{
    /// <summary>An option that is production when it is not given.</summary>
    public EnvironmentOption()
        : base("--environment", "-e")
    {
        Description = "The environment, production or staging; production when it is not given.";
        HelpName = "environment";
        CustomParser = Parse;
        // Those of the type are names of the code.
        CompletionSources.Clear();
        CompletionSources.Add("production", "staging");
    }

    /// <summary>The environment that was typed, or production.</summary>
    public DeploymentEnvironment Read(CommandContext context) => context.Get(this) ?? DeploymentEnvironment.Production;

    private static DeploymentEnvironment? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Equals("production", StringComparison.OrdinalIgnoreCase)) return DeploymentEnvironment.Production;
        if (text.Equals("staging", StringComparison.OrdinalIgnoreCase)) return DeploymentEnvironment.Staging;
        result.AddError($"'{text}' is no environment; use production or staging.");
        return null;
    }
}
