using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Incident;

/// <summary>prodops incident resolve</summary>
internal sealed class IncidentResolveCommand : CliCommand
{
    private readonly IncidentTexts _texts = new();
    private readonly WhatIfOption _whatIf = new();
    private readonly Argument<string> _id;

    /// <summary>The command.</summary>
    public IncidentResolveCommand(CommandHost host)
        : base("resolve", "End an outage by hand.", host)
    {
        _id = new IncidentIdArgument(host);
        Arguments.Add(_id);
        _texts.AddTo(this);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops incident resolve 20260131-021500-incident --resolution \"restarted\"", "Ends it now, and says how."),
        new("prodops incident resolve 20260131-021500-incident --what-if", "Shows what it would become."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var change = _texts.Read(context) with { Status = IncidentStatus.Resolved };
        var incident = context.Get(_whatIf)
            ? await workspace.Incidents.PreviewAsync(context.Get(_id)!, change, cancellationToken)
            : await workspace.Incidents.ChangeAsync(context.Get(_id)!, change, cancellationToken);
        await context.Output.WriteDetailAsync(IncidentView.Instance, incident, cancellationToken);
        if (context.Get(_whatIf)) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
