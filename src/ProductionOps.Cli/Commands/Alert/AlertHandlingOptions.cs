using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Cli.Commands.Alert;

/// <summary>Who does something about an alert, and what that person says.</summary>
internal sealed class AlertHandlingOptions(string name, string description)
{
    private readonly Option<string> _by = new("--by") { Description = "Who does it; the user of this session when it is not given.", HelpName = "name" };
    private readonly Option<string> _text = new(name) { Description = description, HelpName = "text" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_by);
        command.Options.Add(_text);
    }

    /// <summary>What was typed.</summary>
    public AlertHandling Read(CommandContext context) =>
        new(context.Get(_by) is { Length: > 0 } by ? by : Environment.UserName, context.Get(_text));
}
