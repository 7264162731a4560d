using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Reporting.Content;
using ProductionOps.Reporting.Formats;
using ProductionOps.Reporting.Html.Sections;

namespace ProductionOps.Reporting.Html;

/// <summary>A report as one page that needs nothing else: no network, no script to be read.</summary>
internal sealed class ReportPage(ProductionReport report)
{
    public string Render()
    {
        var context = new ReportContext(report);
        var html = new HtmlWriter();
        html.Own("<!DOCTYPE html>\n");
        html.Open("html", ("lang", "en"));
        WriteHead(html);
        html.Line().Open("body").Element("a", "Skip to the report", ("class", "skip"), ("href", "#report"));
        new OverviewSection(context).WriteHeader(html);
        html.Open("main", ("id", "report"), ("tabindex", -1));
        foreach (var section in Sections(context))
        {
            html.Line();
            section.Write(html);
        }

        html.Close("main").Line();
        WriteFooter(html, context);
        WriteScripts(html, context);
        html.Close("body").Close("html").Line();
        return html.ToString();
    }

    private static IReportSection[] Sections(ReportContext context) =>
    [
        new OverviewSection(context),
        new AvailabilitySection(context),
        new PerformanceSection(context),
        new DeploymentSection(context),
        new IncidentSection(context),
        new DoraSection(context),
        new MaintenanceSection(context),
        new FigureSection(context),
    ];

    private void WriteHead(HtmlWriter html)
    {
        var style = ReportAssets.Read("report.css") + ReportAssets.Read("uplot/uPlot.min.css");
        string[] scripts = [ReportAssets.Read("uplot/uPlot.iife.min.js"), ReportAssets.Read("report.js")];
        var policy = $"default-src 'none'; style-src {ReportAssets.PolicyOf(style)}; script-src {string.Join(' ', scripts.Select(ReportAssets.PolicyOf))}; img-src data:; base-uri 'none'; form-action 'none'";
        html.Open("head").Open("meta", ("charset", "utf-8"));
        html.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy));
        html.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Open("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Open("meta", ("name", "robots"), ("content", "noindex"));
        html.Open("meta", ("name", "description"), ("content", $"Availability, performance, deployments and maintenance of {report.Status.Site}."));
        html.Element("title", $"{report.Status.Site}, {JsonLiteral.Of(report.Status.Environment)}: production report");
        html.Open("link", ("rel", "icon"), ("href", "data:,"));
        html.Open("style").Own(style).Close("style").Close("head");
    }

    private void WriteFooter(HtmlWriter html, ReportContext context)
    {
        html.Open("footer");
        html.Element("p", $"Made by ProductionOps on {context.Text.Time(report.GeneratedAt)} ({context.Zone}), from its own records. Times are those of {context.Zone}; days that are marked so are days in UTC. Unknown time counts neither as up nor as down.");
        foreach (var limit in report.Limits) html.Element("p", $"Not in this report: {limit}", ("class", "warning"));
        html.Close("footer");
    }

    // The data is no script: a browser does not run it, and "<" is written so that it ends nothing.
    private static void WriteScripts(HtmlWriter html, ReportContext context)
    {
        var data = JsonSerializer.Serialize(context.Charts, ChartJson.Default.IReadOnlyListChartData);
        html.Line().Open("script", ("type", "application/json"), ("id", "charts"), ("data-zone", context.Zone)).Own(data.Replace("<", "\\u003c", StringComparison.Ordinal)).Close("script");
        html.Line().Open("script").Own(ReportAssets.Read("uplot/uPlot.iife.min.js")).Close("script");
        html.Line().Open("script").Own(ReportAssets.Read("report.js")).Close("script");
    }
}
