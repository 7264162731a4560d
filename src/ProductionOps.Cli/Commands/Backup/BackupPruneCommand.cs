using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Backup;

/// <summary>prodops backup prune</summary>
internal sealed class BackupPruneCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly WhatIfOption _whatIf = new();

    /// <summary>The command.</summary>
    public BackupPruneCommand(CommandHost host)
        : base("prune", "Remove backups that the retention no longer keeps, and content that none needs.", host)
    {
        Options.Add(_whatIf);
        Options.Add(_environment);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops backup prune --what-if", "Says of every backup whether it would stay, and why."),
        new("prodops backup prune", "Does it."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var decisions = workspace.Backups.PruneAsync(_environment.Read(context), context.Get(_whatIf), cancellationToken);
        await context.Output.WriteAsync(RetentionView.Instance, decisions, cancellationToken);
        if (context.Get(_whatIf)) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
