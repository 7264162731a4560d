using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Status;

namespace ProductionOps.Reporting.Html.Sections;

/// <summary>Whether everything is all right, what is not, and the figures that one looks at first.</summary>
internal sealed class OverviewSection(ReportContext context) : IReportSection
{
    private ProductionStatus Status => context.Report.Status;

    public void WriteHeader(HtmlWriter html)
    {
        html.Open("header").Open("div", ("class", "title"));
        html.Element("h1", Status.Site).Element("p", $"{JsonLiteral.Of(Status.Environment)}{(Status.Url is { } url ? $" · {url}" : "")}");
        html.Element("p", $"{context.Text.Time(context.Period.From)} to {context.Text.Time(context.Period.To)}, {new Quantity(Math.Round(context.Period.Days, 1), "day")}, {context.Zone}", ("class", "period"));
        html.Close("div");
        var (name, text) = Health();
        html.Open("p", ("class", $"health {name}")).Element("span", text, ("class", "word")).Element("span", Now(), ("class", "now")).Close("p").Close("header");
    }

    public void Write(HtmlWriter html)
    {
        WriteAttention(html);
        html.Open("section", ("aria-labelledby", "figures-first")).Element("h2", "At a glance", ("id", "figures-first")).Open("ul", ("class", "cards"));
        var uptime = context.Report.Monitoring.Uptime;
        Card(html, "Availability", ReportText.Percentage(uptime.Current), $"{ReportText.Percentage(uptime.Coverage)} of the time is known", "uptime.availability");
        Card(html, "Response time, p95", Unit(uptime.ResponseTime?.Percentile95, "ms"), $"median {Unit(uptime.ResponseTime?.Median, "ms")}", "uptime.responseTime.average");
        var lcp = context.Report.Monitoring.Performance.CoreWebVitals?.Lcp;
        Card(html, "LCP, p75", Unit(lcp?.Percentile75, "s"), lcp?.Rating is { } rating ? RatingOf(rating) : "not measured", "performance.coreWebVitals.lcp.current");
        Card(html, "Lighthouse", Unit(context.Report.Monitoring.Performance.LighthouseScores?.Performance, ""), "performance, newest", "performance.lighthouseScores.performance");
        var frequency = context.Report.Deployments.DeploymentFrequency;
        Card(html, "Deployments", Unit(frequency.Deployments, ""), $"{new Quantity(frequency.Rollbacks ?? 0, "rollback")}, {context.Report.Deployments.Dora!.Stopped.Count} stopped before", "deploymentFrequency.deployments");
        var failRate = context.Report.Deployments.Dora.ChangeFailRate;
        Card(html, "Change fail rate", ReportText.Percentage(failRate.Rate), $"{failRate.Count} of {failRate.Deployments}", "dora.changeFailRate.rate");
        Card(html, "Incidents", Unit(uptime.Incidents, ""), uptime.OpenIncidents > 0 ? $"{uptime.OpenIncidents} open" : "none open", "uptime.incidents");
        Card(html, "Compliance", Unit(context.Report.Monitoring.ConstitutionalCompliance.OverallScore ?? Status.ComplianceScore, ""), "of 100", "constitutionalCompliance.overallScore");
        html.Close("ul").Close("section");
    }

    private void WriteAttention(HtmlWriter html)
    {
        html.Open("section", ("class", "attention"), ("aria-labelledby", "attention")).Element("h2", "What needs attention", ("id", "attention"));
        if (Status.Attention.Count == 0)
        {
            html.Element("p", Status.Health == ProductionHealth.Unknown ? "Nothing is known yet." : "Nothing. All is well.").Close("section");
            return;
        }

        html.Open("ol");
        foreach (var sentence in Status.Attention) html.Element("li", sentence);
        html.Close("ol").Close("section");
    }

    private void Card(HtmlWriter html, string name, string value, string detail, string metric)
    {
        var figure = context.Figure(metric);
        html.Open("li").Element("h3", name).Element("p", value, ("class", "value")).Element("p", detail, ("class", "detail"));
        if (figure?.Trend is { } trend && figure.TrendPValue is not null) html.Element("p", Sign(trend), ("class", $"trend {JsonLiteral.Of(trend)}"));
        else if (figure?.Change is { } change && figure.Previous is not null) html.Element("p", $"before: {Unit(figure.Previous, figure.Unit)}{(change == 0 ? ", the same" : "")}", ("class", "trend"));
        html.Close("li");
    }

    private static string Sign(Trend trend) => trend switch
    {
        Trend.Improving => "▲ improving",
        Trend.Degrading => "▼ degrading",
        _ => "● stable",
    };

    private (string Name, string Text) Health() => Status.Health switch
    {
        ProductionHealth.Good => ("good", "All is well"),
        ProductionHealth.Warning => ("caution", "Look at it"),
        ProductionHealth.Critical => ("critical", "Act now"),
        _ => ("unknown", "Nothing known"),
    };

    private string Now()
    {
        var state = Status.Monitoring?.Uptime?.Status is { } uptime ? $"The site is {JsonLiteral.Of(uptime)}" : "Uptime not known";
        return Status.LiveDeploymentId is { } live ? $"{state}; live: {live}" : $"{state}; nothing deployed";
    }

    private static string Unit(double? value, string unit) => unit == "%" ? ReportText.Percentage(value) : ReportText.Number(value is { } number ? Math.Round(number, number >= 100 ? 0 : 2) : null, unit);

    private static string RatingOf(WebVitalRating rating) => JsonLiteral.Of(rating).Replace('-', ' ');
}
