using System.CommandLine;
using ProductionOps.Cli.Completion;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Parsing;

/// <summary>A configuration by its identifier or its version, completed from the store.</summary>
internal sealed class ConfigurationArgument : Argument<string?>
{
    /// <summary>An argument of that name.</summary>
    public ConfigurationArgument(string name, string description, CommandHost host, bool isRequired = false)
        : base(name)
    {
        Description = description;
        Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne;
        CompletionSources.Add(StoredIds.OfConfigurations(host).Complete);
    }
}
