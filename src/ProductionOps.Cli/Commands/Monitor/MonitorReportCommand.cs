using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Monitor;

/// <summary>prodops monitor report</summary>
internal sealed class MonitorReportCommand : CliCommand
{
    private readonly PeriodOptions _period = new();

    /// <summary>The command.</summary>
    public MonitorReportCommand(CommandHost host)
        : base("report", "Show availability, response times, web vitals, scores and findings of a period, beside the period before.", host) =>
        _period.AddTo(this);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops monitor report", "Shows the last 30 days."),
        new("prodops monitor report --period 2026-03 --time-zone America/New_York", "Shows March, in the days of New York."),
        new("prodops monitor report --period 1y --output csv > year.csv", "Gives a year to a spreadsheet."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = _period.Read(context);
        if (context.Output.IsStructured) await context.Output.WriteDetailAsync(AnalyticsViews.Monitoring, await workspace.Analytics.GetMonitoringAsync(request, cancellationToken), cancellationToken);
        else await context.Output.WriteAsync(AnalyticsViews.Figures, await workspace.Analytics.ListMonitoringFiguresAsync(request, cancellationToken), cancellationToken);
        return _period.Damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
