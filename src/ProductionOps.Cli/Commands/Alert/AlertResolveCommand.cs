using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Alert;

/// <summary>prodops alert resolve</summary>
internal sealed class AlertResolveCommand : CliCommand
{
    private readonly AlertHandlingOptions _handling = new("--resolution", "How it ended, or why it is none.");
    private readonly WhatIfOption _whatIf = new();
    private readonly Argument<string> _id;

    /// <summary>The command.</summary>
    public AlertResolveCommand(CommandHost host)
        : base("resolve", "End an alert by hand.", host)
    {
        _id = new AlertIdArgument(host);
        Arguments.Add(_id);
        _handling.AddTo(this);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops alert resolve 20260131-021500-alert --resolution \"moved away\"", "Ends it now, and says how."),
        new("prodops alert resolve 20260131-021500-alert --by ada --what-if", "Shows what it would become."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var alert = context.Get(_whatIf)
            ? await workspace.Alerts.PreviewResolveAsync(context.Get(_id)!, _handling.Read(context), cancellationToken)
            : await workspace.Alerts.ResolveAsync(context.Get(_id)!, _handling.Read(context), cancellationToken);
        await context.Output.WriteDetailAsync(AlertView.Instance, alert, cancellationToken);
        if (context.Get(_whatIf)) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
