using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Alert;

/// <summary>prodops alert acknowledge</summary>
internal sealed class AlertAcknowledgeCommand : CliCommand
{
    private readonly AlertHandlingOptions _handling = new("--comment", "What is being done about it.");
    private readonly WhatIfOption _whatIf = new();
    private readonly Argument<string> _id;

    /// <summary>The command.</summary>
    public AlertAcknowledgeCommand(CommandHost host)
        : base("acknowledge", "Say that somebody has taken an alert; nobody is reminded of it from then on.", host)
    {
        _id = new AlertIdArgument(host);
        Arguments.Add(_id);
        _handling.AddTo(this);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops alert acknowledge 20260131-021500-alert --comment \"on it\"", "Takes it, and says so to those who were told."),
        new("prodops alert acknowledge 20260131-021500-alert --by ada --what-if", "Shows what it would become."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var alert = context.Get(_whatIf)
            ? await workspace.Alerts.PreviewAcknowledgeAsync(context.Get(_id)!, _handling.Read(context), cancellationToken)
            : await workspace.Alerts.AcknowledgeAsync(context.Get(_id)!, _handling.Read(context), cancellationToken);
        await context.Output.WriteDetailAsync(AlertView.Instance, alert, cancellationToken);
        if (context.Get(_whatIf)) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
