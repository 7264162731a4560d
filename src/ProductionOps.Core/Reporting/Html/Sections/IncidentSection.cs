using ProductionOps.Analytics.Deployments;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Reporting.Html.Charts;

namespace ProductionOps.Reporting.Html.Sections;

/// <summary>Outages and alerts, on one axis with deployments and rollbacks.</summary>
internal sealed class IncidentSection(ReportContext context) : IReportSection
{
    public void Write(HtmlWriter html)
    {
        html.Open("section", ("aria-labelledby", "incidents")).Element("h2", "What happened when", ("id", "incidents"));
        html.Open("figure");
        Timeline().Write(html);
        html.Element("figcaption", "Deployments and rollbacks above the outages and alerts that came with them.").Close("figure");
        WriteIncidents(html);
        WriteAlerts(html);
        html.Close("section");
    }

    private TimelineChart Timeline()
    {
        var chart = new TimelineChart(context.Period);
        var entries = context.Report.DeploymentList;
        chart.Add("deployments", [.. entries.Where(static entry => entry.DeploymentType != DeploymentType.Rollback).Select(entry => new TimelineItem(
            DeploymentLog.TimeOf(entry), To: null, JsonLiteral.Of(entry.Status), $"{entry.DeploymentId}: {JsonLiteral.Of(entry.Status)}, {context.Text.Time(DeploymentLog.TimeOf(entry))}"))]);
        chart.Add("rollbacks", [.. entries.Where(static entry => entry.DeploymentType == DeploymentType.Rollback).Select(entry => new TimelineItem(
            DeploymentLog.TimeOf(entry), To: null, "rollback", $"{entry.DeploymentId} to {entry.RollbackDeploymentId}, {context.Text.Time(DeploymentLog.TimeOf(entry))}"))]);
        chart.Add("outages", [.. context.Report.Incidents.Select(incident => new TimelineItem(
            incident.StartTime, incident.EndTime ?? context.Period.To, "outage", $"{incident.IncidentId}: {Length(incident)} from {context.Text.Time(incident.StartTime)}"))]);
        chart.Add("alerts", [.. context.Report.Alerts.Select(alert => new TimelineItem(
            alert.TriggeredAt, alert.ResolvedAt ?? context.Period.To, "alert", $"{alert.Title}, {context.Text.Time(alert.TriggeredAt)}"))]);
        return chart;
    }

    private void WriteIncidents(HtmlWriter html)
    {
        html.Element("h3", "Incidents");
        if (context.Report.Incidents.Count == 0)
        {
            html.Element("p", "There was no outage.");
            return;
        }

        new HtmlTable("Incidents that were open in the period, newest first", "Incident", "Began @", "Length #", "Severity", "Status", "What was seen", "Cause", "Resolution").Write(
            html,
            context.Report.Incidents.Select(IReadOnlyList<HtmlCell> (incident) =>
            [
                incident.IncidentId,
                context.Text.Time(incident.StartTime),
                Length(incident),
                JsonLiteral.Of(incident.Severity),
                new HtmlCell(JsonLiteral.Of(incident.Status), incident.EndTime is null ? "bad" : "good"),
                incident.Description,
                incident.RootCause,
                incident.Resolution,
            ]));
    }

    private void WriteAlerts(HtmlWriter html)
    {
        html.Element("h3", "Alerts");
        if (context.Report.Alerts.Count == 0)
        {
            html.Element("p", "There was no alert.");
            return;
        }

        var table = new HtmlTable("Alerts that were open in the period, newest first", "Alert", "Severity", "Raised @", "Taken @", "Over @", "About");
        var rows = context.Report.Alerts.Select(IReadOnlyList<HtmlCell> (alert) =>
        [
            alert.AlertId,
            new HtmlCell(JsonLiteral.Of(alert.Severity), alert.ResolvedAt is null ? "bad" : null),
            context.Text.Time(alert.TriggeredAt),
            context.Text.Time(alert.AcknowledgedAt),
            alert.ResolvedAt is null ? new HtmlCell("open", "bad") : context.Text.Time(alert.ResolvedAt),
            alert.Title,
        ]).ToList();
        table.Write(html, rows, most: 15, $"{new Quantity(rows.Count, "alert")} as a table");
    }

    private static string Length(UptimeIncident incident) =>
        incident.EndTime is { } end ? ReportText.Duration((end - incident.StartTime).TotalSeconds) : "open";
}
