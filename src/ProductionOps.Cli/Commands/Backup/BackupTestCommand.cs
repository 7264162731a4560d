using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Maintenance.Backups;

namespace ProductionOps.Cli.Commands.Backup;

/// <summary>prodops backup test</summary>
internal sealed class BackupTestCommand : CliCommand
{
    private const int NamedFindings = 20;

    private readonly BackupPlace _place = new();
    private readonly BackupIdArgument _id;
    private readonly Option<bool> _restore = new("--restore") { Description = "Restore each to a fresh directory, compare every hash, and take the time." };

    /// <summary>The command.</summary>
    public BackupTestCommand(CommandHost host)
        : base("test", "Read backups back and say whether they are whole. Exits with 1 when one is not.", host)
    {
        _id = new BackupIdArgument("id", "The backup; all when it is not given.", host);
        Arguments.Add(_id);
        Options.Add(_restore);
        _place.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops backup test", "Tests all backups."),
        new("prodops backup test 20260302-101502-backup --restore", "Restores one to a fresh directory and compares it."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var vault = await _place.OpenAsync(context, cancellationToken);
        var damaged = new List<BackupCheck>();
        var request = new BackupTestRequest { BackupIds = context.Get(_id) is { } id ? [id] : [], Restore = context.Get(_restore) };
        await context.Output.WriteAsync(
            BackupCheckView.Instance,
            vault.TestAsync(request, cancellationToken).Select(check =>
            {
                if (!check.Verified) damaged.Add(check);
                return check;
            }),
            cancellationToken);
        foreach (var check in damaged) Explain(context, check);
        return damaged.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Explain(CommandContext context, BackupCheck check)
    {
        foreach (var finding in check.Findings.Take(NamedFindings)) context.Reporter.Warning($"{check.BackupId}: {finding}");
        if (check.Findings.Count > NamedFindings) context.Reporter.Warning($"{check.BackupId}: and {check.Findings.Count - NamedFindings} more; --output json has all of them.");
    }
}
