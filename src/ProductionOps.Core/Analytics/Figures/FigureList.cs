using ProductionOps.Model;

namespace ProductionOps.Analytics.Figures;

/// <summary>Gathers figures of a period.</summary>
internal sealed class FigureList(DeploymentEnvironment environment, AnalyticsPeriod period)
{
    private readonly List<AnalyticsFigure> _figures = [];

    public IReadOnlyList<AnalyticsFigure> Figures => _figures;

    /// <summary>Adds a figure without a trend.</summary>
    public void Add(string metric, string unit, double? value, double? previous, string? note = null, IReadOnlyList<string>? records = null) =>
        _figures.Add(Create(metric, unit, value, previous) with { Note = note, RecordIds = records is { Count: > 0 } ? string.Join(' ', records) : null });

    /// <summary>Adds a figure with a trend.</summary>
    public void Add(string metric, string unit, double? value, double? previous, TrendedAnalytics? trend) =>
        _figures.Add(Create(metric, unit, value, previous) with
        {
            Trend = trend?.Trend,
            TrendPValue = trend?.TrendPValue,
            TrendSince = trend?.TrendSince,
            TrendDeploymentId = trend?.TrendDeploymentId,
            Note = trend is null ? "no data" : trend.Note,
        });

    private AnalyticsFigure Create(string metric, string unit, double? value, double? previous) => new()
    {
        Environment = environment,
        From = period.From,
        To = period.To,
        TimeZone = period.TimeZone,
        Metric = metric,
        Unit = unit,
        Value = value,
        Previous = previous,
    };
}
