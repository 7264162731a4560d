using ProductionOps.Analytics.Deployments;
using ProductionOps.Analytics.Figures;
using ProductionOps.Analytics.Periods;
using ProductionOps.Model;
using ProductionOps.Reporting.Content;
using ProductionOps.Reporting.Html.Charts;

namespace ProductionOps.Reporting.Html;

/// <summary>What the sections of a page share.</summary>
internal sealed class ReportContext
{
    private readonly List<ChartData> _charts = [];

    public ReportContext(ProductionReport report)
    {
        Report = report;
        var period = report.Deployments.Period!;
        Period = new ReportPeriod { From = period.From, To = period.To, Zone = ReportPeriodParser.ZoneOf(period.TimeZone) };
        Text = new ReportText(Period.Calendar);
        Marks = [.. report.DeploymentList.Where(static entry => entry.Status is DeploymentStatus.Success or DeploymentStatus.RolledBack).Select(entry => new ChartMark(
            DeploymentLog.TimeOf(entry),
            entry.DeploymentType == DeploymentType.Rollback || entry.Status == DeploymentStatus.RolledBack ? "rollback" : "deployment",
            $"{entry.DeploymentId}, {Text.Time(DeploymentLog.TimeOf(entry))}"))];
    }

    public ProductionReport Report { get; }

    public ReportPeriod Period { get; }

    public ReportText Text { get; }

    public string Zone => Period.Zone.Id;

    /// <summary>Deployments and rollbacks, for every chart.</summary>
    public IReadOnlyList<ChartMark> Marks { get; }

    public IReadOnlyList<ChartData> Charts => _charts;

    public AnalyticsFigure? Figure(string metric) => Report.Figures.FirstOrDefault(figure => figure.Metric == metric);

    /// <summary>Writes a chart, and keeps its data for the script.</summary>
    public void Write(HtmlWriter html, LineChart chart)
    {
        chart.Write(html);
        _charts.Add(chart.ToData());
    }
}
