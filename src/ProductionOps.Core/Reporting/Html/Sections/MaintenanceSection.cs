using ProductionOps.Json;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;

namespace ProductionOps.Reporting.Html.Sections;

/// <summary>Maintenance, and the backups with the last restoration test.</summary>
internal sealed class MaintenanceSection(ReportContext context) : IReportSection
{
    // What a page has room for; the records have all of them.
    private const int MostRuns = 200;

    public void Write(HtmlWriter html)
    {
        html.Open("section", ("aria-labelledby", "maintenance")).Element("h2", "Maintenance and backups", ("id", "maintenance"));
        WriteMaintenance(html);
        WriteBackups(html);
        html.Close("section");
    }

    private void WriteMaintenance(HtmlWriter html)
    {
        html.Element("h3", "Maintenance");
        if (context.Report.Maintenance.Count == 0)
        {
            html.Element("p", "Nothing was done in this period, and nothing is planned.");
            return;
        }

        var all = context.Report.Maintenance;
        html.Element("p", $"{string.Join(", ", all.CountBy(static entry => entry.Status).OrderBy(static pair => pair.Key).Select(static pair => $"{pair.Value} {JsonLiteral.Of(pair.Key).Replace('-', ' ')}"))}.");
        new HtmlTable("Maintenance of the period and what is planned, newest first", "Maintenance", "Type", "Priority", "Planned @", "Done @", "Status").Write(
            html,
            [.. all.Take(MostRuns).Select(IReadOnlyList<HtmlCell> (entry) =>
            [
                entry.MaintenanceId,
                JsonLiteral.Of(entry.MaintenanceType),
                JsonLiteral.Of(entry.Priority),
                context.Text.Time(entry.ScheduledTime),
                context.Text.Time(entry.ExecutedTime),
                new HtmlCell(JsonLiteral.Of(entry.Status), entry.Status switch { MaintenanceStatus.Success => "good", MaintenanceStatus.Failed => "bad", MaintenanceStatus.RequiresApproval => "caution", _ => null }),
            ])],
            most: 15,
            all.Count > MostRuns ? $"The newest {MostRuns} of {all.Count} as a table" : $"{new Quantity(all.Count, "run")} as a table");
    }

    private void WriteBackups(HtmlWriter html)
    {
        html.Element("h3", "Backups");
        var backups = context.Report.Backups;
        if (backups.Count == 0)
        {
            html.Element("p", "There is no backup.");
            return;
        }

        var restored = backups.Where(static backup => backup is { RestorationTested: true, Verified: true }).MaxBy(static backup => backup.VerificationTime);
        html.Element("p", restored is null
            ? "No backup was ever restored to test it."
            : $"The last restoration test was of {restored.BackupId}, on {context.Text.Time(restored.VerificationTime)}, and every file was as it had been.");
        new HtmlTable("The newest backups", "Backup", "Type", "Made @", "Files #", "Size #", "Added #", "Read back @", "Restored").Write(html, backups.Take(10).Select(Row));
    }

    private IReadOnlyList<HtmlCell> Row(BackupEntry backup) =>
    [
        backup.BackupId,
        JsonLiteral.Of(backup.BackupType),
        context.Text.Time(backup.Timestamp),
        ReportText.Number(backup.Files),
        ReportText.Bytes(backup.BackupSize),
        ReportText.Bytes(backup.AddedSize),
        backup.Verified switch { true => new HtmlCell(context.Text.Time(backup.VerificationTime), "good"), false => new HtmlCell("damaged", "bad"), _ => "never" },
        backup.RestorationTested ? new HtmlCell("yes", "good") : "no",
    ];
}
