using System.CommandLine;
using ProductionOps.Cli.Completion;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Parsing;

/// <summary>The identifier of a deployment, completed from the store.</summary>
internal sealed class DeploymentIdArgument : Argument<string?>
{
    /// <summary>An argument of that name.</summary>
    public DeploymentIdArgument(string name, string description, CommandHost host, bool isRequired = false)
        : base(name)
    {
        Description = description;
        Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne;
        CompletionSources.Add(StoredIds.OfDeployments(host).Complete);
    }
}
