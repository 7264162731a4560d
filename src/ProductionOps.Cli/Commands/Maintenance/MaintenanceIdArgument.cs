using System.CommandLine;
using ProductionOps.Cli.Completion;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>The identifier of a maintenance run, completed from the store.</summary>
internal sealed class MaintenanceIdArgument : Argument<string>
{
    /// <summary>The argument.</summary>
    public MaintenanceIdArgument(CommandHost host)
        : base("id")
    {
        Description = "The maintenance run.";
        CompletionSources.Add(StoredIds.OfMaintenance(host).Complete);
    }
}
