using System.Globalization;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>
/// How fast the error budget is used up. Down time is divided by the whole window, so that what is unknown counts as good: a store that has
/// just begun does not call anybody for its first bad minute.
/// </summary>
internal sealed class BurnRates(IProductionStore store)
{
    /// <summary>Failed samples at least: at a sample a minute, one alone would exceed every short window.</summary>
    public const int LeastFailures = 2;

    /// <summary>The availability that is promised where the configuration says nothing, as a percentage.</summary>
    public const double DefaultObjective = 99.9;

    /// <summary>What the samples before a measurement, and itself, say.</summary>
    /// <param name="record">The measurement, which is not stored yet.</param>
    /// <param name="objective">The availability that is promised, as a percentage.</param>
    /// <param name="told">Length of an outage that ends with this measurement and that people were told of; it alone is no second alert.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<AlertCondition>> EvaluateAsync(ProductionMonitoring record, double objective, TimeSpan? told, CancellationToken cancellationToken)
    {
        var budget = 1 - (objective / 100);
        return
        [
            await EvaluateAsync(AlertCause.BurnFast, AlertSeverity.Critical, BurnRateWindow.Fast),
            await EvaluateAsync(AlertCause.BurnSlow, AlertSeverity.Warning, BurnRateWindow.Slow),
        ];

        async Task<AlertCondition> EvaluateAsync(string cause, AlertSeverity severity, IReadOnlyList<BurnRateWindow> windows)
        {
            foreach (var window in windows)
            {
                if (await RateAsync(record, window, budget, told, cancellationToken) is { } rate) return Firing(cause, severity, window, rate, objective);
            }

            return AlertCondition.Gone(cause);
        }
    }

    // The short window is asked first: it costs less, and mostly answers.
    private async Task<double?> RateAsync(ProductionMonitoring record, BurnRateWindow window, double budget, TimeSpan? told, CancellationToken cancellationToken)
    {
        var isDown = record.Uptime?.Status == UptimeStatus.Down;
        var recent = await SummarizeAsync(record, window.Short, cancellationToken);
        if (recent.DownTime / window.Short <= window.Factor * budget) return null;
        var whole = await SummarizeAsync(record, window.Long, cancellationToken);
        if (whole.DownSamples + (isDown ? 1 : 0) < LeastFailures) return null;
        if (told is { } outage && whole.DownTime <= outage) return null;
        var share = whole.DownTime / window.Long;
        return share > window.Factor * budget ? share / budget : null;
    }

    private ValueTask<MonitoringSummary> SummarizeAsync(ProductionMonitoring record, TimeSpan window, CancellationToken cancellationToken) =>
        store.Monitoring.SummarizeAsync(
            new MonitoringSummaryQuery { Type = MonitoringType.Uptime, Environment = record.Environment, From = record.Timestamp - window, To = record.Timestamp },
            cancellationToken);

    private static AlertCondition Firing(string cause, AlertSeverity severity, BurnRateWindow window, double rate, double objective) =>
        new AlertCondition(cause, IsFiring: true)
        {
            Severity = severity,
            Title = string.Create(CultureInfo.InvariantCulture, $"Failures use up the error budget {rate:0.#} times too fast"),
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"Over the last {Text(window.Long)} the site was down for {rate * (100 - objective):0.##} % of the time; {objective:0.###} % is promised. "
                + $"At this rate the budget of 30 days lasts {new Quantity(Math.Round(30 / rate, 1), "day")}. Get-UptimeIncident lists the outages; find what they have in common."),
        }.With("value", Math.Round(rate, 3)).With("threshold", window.Factor).With("window", Text(window.Long));

    private static string Text(TimeSpan span) => span.TotalDays > 1 ? $"{span.TotalDays:0} days" : span.TotalHours > 1 ? $"{span.TotalHours:0} hours" : "hour";
}
