using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Maintenance;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>Who decides about a maintenance run, and why.</summary>
internal sealed class MaintenanceDecisionOptions
{
    private readonly Option<string> _by = new("--by") { Description = "Who decides; the user of this session when it is not given.", HelpName = "name" };
    private readonly Option<string> _comment = new("--comment") { Description = "Why, for the record.", HelpName = "text" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_by);
        command.Options.Add(_comment);
    }

    /// <summary>What was typed.</summary>
    public MaintenanceDecision Read(CommandContext context) =>
        new(context.Get(_by) is { Length: > 0 } by ? by : Environment.UserName, context.Get(_comment));
}
