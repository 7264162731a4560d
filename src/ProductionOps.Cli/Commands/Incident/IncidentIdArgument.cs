using System.CommandLine;
using ProductionOps.Cli.Completion;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Commands.Incident;

/// <summary>The identifier of an incident, completed from the store.</summary>
internal sealed class IncidentIdArgument : Argument<string>
{
    /// <summary>The argument.</summary>
    public IncidentIdArgument(CommandHost host)
        : base("id")
    {
        Description = "The incident.";
        CompletionSources.Add(StoredIds.OfIncidents(host).Complete);
    }
}
