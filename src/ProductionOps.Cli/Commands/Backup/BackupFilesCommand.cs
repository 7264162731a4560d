using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Backup;

/// <summary>prodops backup files</summary>
internal sealed class BackupFilesCommand : CliCommand
{
    private readonly BackupPlace _place = new();
    private readonly BackupIdArgument _id;

    /// <summary>The command.</summary>
    public BackupFilesCommand(CommandHost host)
        : base("files", "List the files of a backup, with their hashes.", host)
    {
        _id = new BackupIdArgument("id", "The backup; the newest when it is not given.", host);
        Arguments.Add(_id);
        _place.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops backup files", "Lists the files of the newest backup."),
        new("prodops backup files 20260302-101502-backup --output csv > files.csv", "Gives those of one to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var vault = await _place.OpenAsync(context, cancellationToken);
        await context.Output.WriteAsync(BackupFileView.Instance, vault.ListFilesAsync(context.Get(_id), cancellationToken), cancellationToken);
        return ExitCode.Done;
    }
}
