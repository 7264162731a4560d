using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Backup;

/// <summary>prodops backup copy</summary>
internal sealed class BackupCopyCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();

    /// <summary>The command.</summary>
    public BackupCopyCommand(CommandHost host)
        : base("copy", "Bring the copies that maintenance.backup.copies names up to date.", host) => Options.Add(_environment);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops backup copy", "Copies what the second place does not have yet."),
        new("prodops backup copy --environment staging", "Does it for the copies that the configuration of staging names."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        await context.Output.WriteAsync(BackupCopyView.Instance, workspace.Backups.CopyAsync(_environment.Read(context), cancellationToken), cancellationToken);
        return ExitCode.Done;
    }
}
