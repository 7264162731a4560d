using ProductionOps.Analytics.Deployments;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Reporting.Html.Charts;
using ProductionOps.Store;

namespace ProductionOps.Reporting.Html.Sections;

/// <summary>Deployments: scores, bundle sizes against the budget, and what became of each.</summary>
internal sealed class DeploymentSection(ReportContext context) : IReportSection
{
    private IReadOnlyList<DeploymentEntry> Deployments => context.Report.DeploymentList;

    public void Write(HtmlWriter html)
    {
        html.Open("section", ("aria-labelledby", "deployments")).Element("h2", "Deployments", ("id", "deployments"));
        if (Deployments.Count == 0)
        {
            html.Element("p", "Nothing was deployed in this period.").Close("section");
            return;
        }

        html.Open("div", ("class", "charts"));
        Write(html, "Scores over deployments", new LineChart("chart-scores", "Scores over deployments", "", context.Period)
        {
            Lines =
            [
                new ChartLine("performance", Series(static entry => entry.PerformanceScore)),
                new ChartLine("accessibility", Series(static entry => entry.AccessibilityScore)),
                new ChartLine("best practices", Series(static entry => entry.BestPracticesScore)),
                new ChartLine("SEO", Series(static entry => entry.SeoScore)),
                new ChartLine("compliance", Series(static entry => entry.ComplianceScore)),
            ],
            Highest = 100,
        });
        Write(html, "Bundle size", new LineChart("chart-bundle", "Bundle size", "B", context.Period)
        {
            Lines = [new ChartLine("all files of the site", Series(static entry => entry.BundleTotal))],
            Limits = context.Report.Targets?.BundleSize.Total is > 0 and var budget ? [new ChartLimit("budget", budget)] : [],
        });
        Write(html, "Build time", new LineChart("chart-build", "Build time", "s", context.Period)
        {
            Lines = [new ChartLine("build time", Series(static entry => entry.BuildTime))],
        });
        html.Close("div");
        WriteTable(html);
        html.Close("section");
    }

    private void Write(HtmlWriter html, string title, LineChart chart)
    {
        if (chart.IsEmpty) return;
        html.Open("figure").Element("h3", title);
        context.Write(html, chart);
        html.Close("figure");
    }

    private List<(DateTimeOffset Time, double Value)> Series(Func<DeploymentEntry, double?> value) =>
        [.. Deployments.Where(entry => value(entry) is not null).Select(entry => (DeploymentLog.TimeOf(entry), value(entry)!.Value))];

    private void WriteTable(HtmlWriter html)
    {
        var table = new HtmlTable(
            "Deployments of the period, newest first", "Deployment", "Ended @", "Type", "Status", "By", "Branch", "Commit", "Build #", "Size #", "Compliance #", "Lighthouse #", "Vulnerabilities #", "Error");
        var rows = Deployments.Reverse().Select(Row).ToList();
        table.Write(html, rows, most: 15, $"{new Quantity(rows.Count, "deployment")} as a table");
    }

    private IReadOnlyList<HtmlCell> Row(DeploymentEntry entry) =>
    [
        entry.DeploymentId,
        context.Text.Time(entry.CompletedAt),
        JsonLiteral.Of(entry.DeploymentType),
        new HtmlCell(JsonLiteral.Of(entry.Status), entry.Status switch
        {
            DeploymentStatus.Success => "good",
            DeploymentStatus.Failed => "bad",
            DeploymentStatus.RolledBack => "caution",
            _ => null,
        }),
        entry.DeployedBy,
        entry.BranchName,
        entry.CommitHash[..Math.Min(8, entry.CommitHash.Length)],
        entry.BuildTime is null ? "" : ReportText.Number(Math.Round(entry.BuildTime.Value, 1), "s"),
        entry.BundleTotal is null ? "" : ReportText.Bytes(entry.BundleTotal),
        entry.ComplianceScore is null ? "" : ReportText.Number(entry.ComplianceScore),
        entry.PerformanceScore is null ? "" : ReportText.Number(entry.PerformanceScore),
        entry.Vulnerabilities is null ? "" : ReportText.Number(entry.Vulnerabilities),
        entry.ErrorId,
    ];
}
