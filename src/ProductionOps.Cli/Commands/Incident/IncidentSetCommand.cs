using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Incident;

/// <summary>prodops incident set</summary>
internal sealed class IncidentSetCommand : CliCommand
{
    private readonly IncidentTexts _texts = new();
    private readonly WhatIfOption _whatIf = new();
    private readonly Argument<string> _id;
    private readonly LiteralOption<IncidentStatus> _status = new("--status", "How far its handling has come.");
    private readonly LiteralOption<IncidentSeverity> _severity = new("--severity", "How bad it is.");
    private readonly Option<string> _description = new("--description") { Description = "What was seen." };

    /// <summary>The command.</summary>
    public IncidentSetCommand(CommandHost host)
        : base("set", "Record what is known of an outage.", host)
    {
        _id = new IncidentIdArgument(host);
        Arguments.Add(_id);
        Options.Add(_status);
        Options.Add(_severity);
        Options.Add(_description);
        _texts.AddTo(this);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops incident set 20260131-021500-incident --status identified --root-cause \"disk full\"", "Says what was found."),
        new("prodops incident set 20260131-021500-incident --post-mortem \"See wiki/42\"", "Says what was learnt."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var change = _texts.Read(context) with
        {
            Status = context.Get(_status),
            Severity = context.Get(_severity),
            Description = context.Get(_description),
        };
        var incident = context.Get(_whatIf)
            ? await workspace.Incidents.PreviewAsync(context.Get(_id)!, change, cancellationToken)
            : await workspace.Incidents.ChangeAsync(context.Get(_id)!, change, cancellationToken);
        await context.Output.WriteDetailAsync(IncidentView.Instance, incident, cancellationToken);
        if (context.Get(_whatIf)) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
