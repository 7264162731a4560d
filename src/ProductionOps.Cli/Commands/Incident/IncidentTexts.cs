using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Monitoring.Incidents;

namespace ProductionOps.Cli.Commands.Incident;

/// <summary>What people write of an incident, and the change that comes of it.</summary>
internal sealed class IncidentTexts
{
    private readonly Option<string> _rootCause = new("--root-cause") { Description = "Why it happened; an empty text removes it." };
    private readonly Option<string> _resolution = new("--resolution") { Description = "How it ended; an empty text removes it." };
    private readonly Option<string> _postMortem = new("--post-mortem") { Description = "What was learnt; an empty text removes it." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_rootCause);
        command.Options.Add(_resolution);
        command.Options.Add(_postMortem);
    }

    /// <summary>What was typed.</summary>
    public IncidentChange Read(CommandContext context) => new()
    {
        RootCause = context.Get(_rootCause),
        Resolution = context.Get(_resolution),
        PostMortem = context.Get(_postMortem),
    };
}
