using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.Cli.Commands.Backup;

/// <summary>Where the backups are: those of the store, or a copy anywhere, for which no store is needed.</summary>
internal sealed class BackupPlace
{
    private readonly Option<string?> _location = new("--location")
    {
        Description = "Directory of the backups, such as a copy; those of the store when it is not given.",
        HelpName = "directory",
    };

    private readonly Option<string?> _secret = new("--secret")
    {
        Description = "Name of the secret that opens encrypted backups; the one that they name when it is not given.",
        HelpName = "name",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_location);
        command.Options.Add(_secret);
    }

    /// <summary>The backups that are meant.</summary>
    public async Task<BackupVault> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var secret = context.Get(_secret);
        if (context.Get(_location) is { } location)
        {
            return new BackupVault(Path.GetFullPath(location, Environment.CurrentDirectory), context.WorkspaceOptions()) { SecretName = secret };
        }

        await using var workspace = await context.OpenAsync(cancellationToken);
        return new BackupVault(workspace.Backups.Vault.Location, context.WorkspaceOptions()) { SecretName = secret };
    }
}
