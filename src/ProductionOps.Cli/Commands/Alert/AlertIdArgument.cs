using System.CommandLine;
using ProductionOps.Cli.Completion;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Commands.Alert;

/// <summary>The identifier of an alert, completed from the store.</summary>
internal sealed class AlertIdArgument : Argument<string>
{
    /// <summary>The argument.</summary>
    public AlertIdArgument(CommandHost host)
        : base("id")
    {
        Description = "The alert.";
        CompletionSources.Add(StoredIds.OfAlerts(host).Complete);
    }
}
