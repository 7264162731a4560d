using System.CommandLine;
using ProductionOps.Cli.Completion;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Parsing;

/// <summary>The identifier of a backup, completed from the backups of the store.</summary>
internal sealed class BackupIdArgument : Argument<string?>
{
    /// <summary>An argument of that name.</summary>
    public BackupIdArgument(string name, string description, CommandHost host)
        : base(name)
    {
        Description = description;
        Arity = ArgumentArity.ZeroOrOne;
        CompletionSources.Add(StoredIds.OfBackups(host).Complete);
    }
}
