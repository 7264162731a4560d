using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Analytics;

/// <summary>prodops analytics show</summary>
internal sealed class AnalyticsShowCommand : CliCommand
{
    private readonly PeriodOptions _period = new();

    /// <summary>The command.</summary>
    public AnalyticsShowCommand(CommandHost host)
        : base("show", "Show how often, how long and how well was deployed in a period, with the five DORA metrics, beside the period before.", host) =>
        _period.AddTo(this);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops analytics show", "Shows the last 30 days."),
        new("prodops analytics show --period last-quarter --time-zone Europe/Berlin", "Shows a quarter, in the days of Berlin."),
        new("prodops analytics show --period 1y --output json", "Gives a year to another program, as PerformanceAnalytics."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = _period.Read(context);
        if (context.Output.IsStructured) await context.Output.WriteDetailAsync(AnalyticsViews.Deployments, await workspace.Analytics.GetDeploymentsAsync(request, cancellationToken), cancellationToken);
        else await context.Output.WriteAsync(AnalyticsViews.Figures, await workspace.Analytics.ListDeploymentFiguresAsync(request, cancellationToken), cancellationToken);
        return _period.Damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
