using System.Globalization;
using System.Text;
using ProductionOps.Json;
using ProductionOps.Reporting.Content;
using ProductionOps.Reporting.Html;

namespace ProductionOps.Reporting.Formats;

/// <summary>A report as Markdown (GitHub Flavored), whose texts stay texts.</summary>
internal sealed class MarkdownReport(ProductionReport report)
{
    private readonly StringBuilder _text = new();
    private readonly ReportContext _context = new(report);

    public string Render()
    {
        var status = report.Status;
        Line($"# {Escape(status.Site)}, {JsonLiteral.Of(status.Environment)}");
        Line($"{_context.Text.Time(_context.Period.From)} to {_context.Text.Time(_context.Period.To)} ({_context.Zone}). Health: **{status.Health.ToString().ToLowerInvariant()}**.");
        WriteAttention();
        Table("Figures", ["Figure", "Now", "Before", "Trend", "Note"], report.Figures.Select(IReadOnlyList<string?> (figure) =>
            [figure.Metric, Number(figure.Value, figure.Unit), Number(figure.Previous, figure.Unit), figure is { Trend: { } trend, TrendPValue: not null } ? JsonLiteral.Of(trend) : "", figure.Note]));
        Table("Availability by day", ["Day", "Availability", "Known", "Down", "p95"], report.Days.Reverse().Select(IReadOnlyList<string?> (day) =>
            [day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ReportText.Percentage(day.Availability), ReportText.Percentage(day.Coverage), ReportText.Duration(day.DownTime), Number(day.Percentile95ResponseTime, "ms")]));
        Table("Deployments", ["Deployment", "Type", "Status", "By", "Commit", "Error"], report.DeploymentList.Reverse().Select(IReadOnlyList<string?> (entry) =>
            [entry.DeploymentId, JsonLiteral.Of(entry.DeploymentType), JsonLiteral.Of(entry.Status), entry.DeployedBy, entry.CommitHash[..Math.Min(8, entry.CommitHash.Length)], entry.ErrorId]));
        Table("Incidents", ["Incident", "Began", "Length", "Status", "What was seen"], report.Incidents.Select(IReadOnlyList<string?> (incident) =>
            [incident.IncidentId, _context.Text.Time(incident.StartTime), incident.EndTime is { } end ? ReportText.Duration((end - incident.StartTime).TotalSeconds) : "open", JsonLiteral.Of(incident.Status), incident.Description]));
        Table("Alerts", ["Alert", "Severity", "Raised", "Over", "About"], report.Alerts.Select(IReadOnlyList<string?> (alert) =>
            [alert.AlertId, JsonLiteral.Of(alert.Severity), _context.Text.Time(alert.TriggeredAt), alert.ResolvedAt is null ? "open" : _context.Text.Time(alert.ResolvedAt), alert.Title]));
        Table("Maintenance", ["Maintenance", "Type", "Planned", "Status"], report.Maintenance.Select(IReadOnlyList<string?> (entry) =>
            [entry.MaintenanceId, JsonLiteral.Of(entry.MaintenanceType), _context.Text.Time(entry.ScheduledTime), JsonLiteral.Of(entry.Status)]));
        Table("Backups", ["Backup", "Type", "Made", "Size", "Restored"], report.Backups.Select(IReadOnlyList<string?> (backup) =>
            [backup.BackupId, JsonLiteral.Of(backup.BackupType), _context.Text.Time(backup.Timestamp), ReportText.Bytes(backup.BackupSize), backup.RestorationTested ? "tested" : "never"]));
        foreach (var limit in report.Limits) Line($"> Not in this report: {Escape(limit)}");
        return _text.ToString();
    }

    private void WriteAttention()
    {
        Line("## What needs attention");
        if (report.Status.Attention.Count == 0) Line("Nothing.");
        else Line(string.Join('\n', report.Status.Attention.Select(static sentence => $"1. {Escape(sentence)}")));
    }

    private void Table(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var lines = rows.Select(static row => $"| {string.Join(" | ", row.Select(static cell => Escape(cell ?? "")))} |").ToList();
        if (lines.Count == 0) return;
        Line($"## {title}");
        Line($"| {string.Join(" | ", columns)} |\n|{string.Concat(Enumerable.Repeat("---|", columns.Count))}\n{string.Join('\n', lines)}");
    }

    private void Line(string text) => _text.Append(text).Append("\n\n");

    private static string Number(double? value, string unit) =>
        unit == "%" ? ReportText.Percentage(value) : ReportText.Number(value is { } number ? Math.Round(number, 3) : null, unit);

    // Every character with a meaning in Markdown or HTML; a line break would end a row.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '<') escaped.Append("&lt;");
            else if (character is '>') escaped.Append("&gt;");
            else if (character is '&') escaped.Append("&amp;");
            else if (char.IsControl(character)) escaped.Append(' ');
            else if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '!') escaped.Append('\\').Append(character);
            else escaped.Append(character);
        }

        return escaped.ToString();
    }
}
