using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Backup;

/// <summary>prodops backup list</summary>
internal sealed class BackupListCommand : CliCommand
{
    private readonly BackupPlace _place = new();

    /// <summary>The command.</summary>
    public BackupListCommand(CommandHost host)
        : base("list", "List backups, newest first.", host) => _place.AddTo(this);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops backup list", "Lists the backups of the store."),
        new("prodops backup list --location /mnt/usb/backups", "Lists those of a copy; no store is needed."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var vault = await _place.OpenAsync(context, cancellationToken);
        var damaged = 0;
        var backups = vault.ListAsync(
            error =>
            {
                damaged++;
                context.Reporter.Error(error.Id, error.Message);
            },
            cancellationToken);
        await context.Output.WriteAsync(BackupView.Instance, backups, cancellationToken);
        return damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
