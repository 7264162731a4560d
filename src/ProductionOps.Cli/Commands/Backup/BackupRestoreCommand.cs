using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.Cli.Commands.Backup;

/// <summary>prodops backup restore</summary>
internal sealed class BackupRestoreCommand : CliCommand
{
    private readonly BackupPlace _place = new();
    private readonly BackupIdArgument _id;
    private readonly WhatIfOption _whatIf = new();

    private readonly Option<string> _to = new("--to")
    {
        Description = "Directory to restore to; it need not exist.",
        HelpName = "directory",
        Required = true,
    };

    private readonly Option<string[]> _path = new("--path")
    {
        Description = "Only this path of the backup, with all below it; wildcards and several are possible.",
        HelpName = "path",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace files that are there." };

    /// <summary>The command.</summary>
    public BackupRestoreCommand(CommandHost host)
        : base("restore", "Restore a backup, or a part of it, to a directory.", host)
    {
        _id = new BackupIdArgument("id", "The backup; the newest when it is not given.", host);
        Arguments.Add(_id);
        foreach (var option in new Option[] { _to, _path, _force, _whatIf }) Options.Add(option);
        _place.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops backup restore --to /tmp/restored", "Restores the newest backup."),
        new("prodops backup restore 20260302-101502-backup --to . --path store/configuration", "Restores the configuration of one."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var vault = await _place.OpenAsync(context, cancellationToken);
        var request = new RestoreRequest
        {
            BackupId = context.Get(_id),
            Destination = Path.GetFullPath(context.Get(_to)!, Environment.CurrentDirectory),
            Paths = context.Get(_path) ?? [],
            Overwrite = context.Get(_force),
        };
        var isPlan = context.Get(_whatIf);
        var outcome = isPlan ? await vault.PlanRestoreAsync(request, cancellationToken) : await vault.RestoreAsync(request, cancellationToken);
        await context.Output.WriteAsync(RestoreView.Instance, [outcome], cancellationToken);
        if (isPlan) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
