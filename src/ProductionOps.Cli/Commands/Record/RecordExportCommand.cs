using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;

namespace ProductionOps.Cli.Commands.Record;

/// <summary>prodops record export</summary>
internal sealed class RecordExportCommand : CliCommand
{
    private readonly LiteralOption<RecordKind> _kind = new("--kind", "Kind of the records.") { Required = true };
    private readonly LiteralOption<ExchangeFormat> _format = new("--format", "How to write them; ndjson when it is not given.");
    private readonly LiteralOption<DeploymentEnvironment> _environment = new("--environment", "Only of this environment.");
    private readonly InstantOption _from = new("--from", "Only of this time or later, such as 2026-01-31 or 7d for the last week.");
    private readonly InstantOption _to = new("--to", "Only before this time.");

    /// <summary>The command.</summary>
    public RecordExportCommand(CommandHost host)
        : base("export", "Write records to standard output, so that other tools and other stores can read them.", host)
    {
        Options.Add(_kind);
        Options.Add(_format);
        Options.Add(_environment);
        Options.Add(_from);
        Options.Add(_to);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops record export --kind deployment > deployments.ndjson", "Writes all deployments, one a line."),
        new("prodops record export --kind monitor --from 30d --format csv > month.csv", "Gives the last month of monitoring to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var damaged = 0;
        var now = context.Time.GetUtcNow();
        await workspace.Exchange.ExportAsync(
            new RecordExportRequest
            {
                Kind = context.Get(_kind)!.Value,
                Format = context.Get(_format) ?? ExchangeFormat.Ndjson,
                Destination = context.Terminal.Output,

                // Where the records are on the screen themselves, they tell how far it is, and nothing may come between them.
                Reporter = context.Terminal.IsOutputTerminal ? SilentReporter.Instance : context.Reporter,
                Query = new RecordQuery
                {
                    Environment = context.Get(_environment) is { } environment ? JsonLiteral.Of(environment) : null,
                    From = context.Get(_from)?.Before(now),
                    To = context.Get(_to)?.Before(now),
                    OnDamaged = error =>
                    {
                        damaged++;
                        context.Reporter.Error(error.Id, error.Message);
                    },
                },
            },
            cancellationToken);
        return damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
