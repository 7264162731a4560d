using System.Globalization;
using ProductionOps.Analytics.Figures;
using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Views;

/// <summary>How analytics are shown: people and spreadsheets see figures, programs the whole.</summary>
internal static class AnalyticsViews
{
    /// <summary>Figures.</summary>
    public static View<AnalyticsFigure> Figures { get; } = new()
    {
        Json = ProductionJson.Default.AnalyticsFigure,
        Columns =
        [
            new("METRIC", static f => f.Metric) { MinimumWidth = 34 },
            new("VALUE", static f => Number(f.Value)) { AlignRight = true },
            new("UNIT", static f => f.Unit),
            new("BEFORE", static f => Number(f.Previous)) { AlignRight = true },
            new("TREND", static f => f.Trend is { } trend && f.TrendPValue is not null ? JsonLiteral.Of(trend) : null) { Style = static f => StyleOf(f.Trend) },
            new("NOTE", static f => f.Note) { MinimumWidth = 7 },
        ],
        Fields =
        [
            new("environment", static f => JsonLiteral.Of(f.Environment)),
            new("from", static f => f.From),
            new("to", static f => f.To),
            new("timeZone", static f => f.TimeZone),
            new("metric", static f => f.Metric),
            new("value", static f => f.Value),
            new("unit", static f => f.Unit),
            new("previous", static f => f.Previous),
            new("change", static f => f.Change),
            new("changePercent", static f => f.ChangePercent),
            new("trend", static f => f.Trend is { } trend ? JsonLiteral.Of(trend) : null),
            new("trendPValue", static f => f.TrendPValue),
            new("trendSince", static f => f.TrendSince),
            new("trendDeploymentId", static f => f.TrendDeploymentId),
            new("note", static f => f.Note),
            new("recordIds", static f => f.RecordIds),
        ],
    };

    /// <summary>Deployments, for programs.</summary>
    public static View<PerformanceAnalytics> Deployments { get; } = new() { Json = ProductionJson.Default.PerformanceAnalytics, Columns = [], Fields = [] };

    /// <summary>Monitoring, for programs.</summary>
    public static View<MonitoringAnalytics> Monitoring { get; } = new() { Json = ProductionJson.Default.MonitoringAnalytics, Columns = [], Fields = [] };

    // Enough digits to tell 99.95 from 99.99, and no more.
    private static string? Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture);

    private static TextStyle StyleOf(Trend? trend) => trend switch
    {
        Trend.Improving => TextStyle.Good,
        Trend.Degrading => TextStyle.Bad,
        _ => TextStyle.None,
    };
}
