using System.CommandLine;

namespace ProductionOps.Cli.Commands;

/// <summary>A noun, with its verbs below it.</summary>
internal sealed class GroupCommand : Command
{
    /// <summary>A noun with its verbs.</summary>
    public GroupCommand(string name, string description, IEnumerable<Command> verbs)
        : base(name, description)
    {
        foreach (var verb in verbs) Subcommands.Add(verb);
    }
}
