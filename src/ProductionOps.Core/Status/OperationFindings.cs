using ProductionOps.Json;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;

namespace ProductionOps.Status;

/// <summary>Judges how a site is watched and maintained: measurements, outages, alerts, maintenance and backups.</summary>
internal sealed class OperationFindings(StatusFacts facts)
{
    private const int MostAlerts = 5;
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromMinutes(15);

    public IEnumerable<AttentionItem> Find() => [.. Monitoring(), .. Incidents(), .. Alerts(), .. Maintenance(), .. Backups()];

    private IEnumerable<AttentionItem> Monitoring()
    {
        var uptime = facts.Monitoring?.Uptime;
        if (uptime?.Status == UptimeStatus.Down)
            yield return new(AttentionRules.SiteDown, ProductionHealth.Critical, $"The site is down{Because(uptime.Reason)}.");
        if (uptime?.Status == UptimeStatus.Degraded)
            yield return new(AttentionRules.SiteDegraded, ProductionHealth.Warning, $"The site is degraded{Because(uptime.Reason)}.");
        if (facts.LastSample is not { } last || facts.Configuration?.Monitoring.Uptime is not { Enabled: true } settings) yield break;
        var silence = TimeSpan.FromSeconds(Math.Max(3 * settings.Frequency, ShortestSilence.TotalSeconds));
        if (facts.Now - last > silence)
            yield return new(AttentionRules.MeasurementsStale, ProductionHealth.Warning, $"The site was last measured on {Time(last)}: run Invoke-ProductionMonitor or 'prodops monitor measure', and see why the schedule does not.");
    }

    private IEnumerable<AttentionItem> Incidents() => facts.OpenIncidents.Select(static incident => new AttentionItem(
        AttentionRules.IncidentOpen,
        incident.Severity == IncidentSeverity.Critical ? ProductionHealth.Critical : ProductionHealth.Warning,
        $"Incident {incident.IncidentId} is open since {Time(incident.StartTime)}: {incident.Description}"));

    private IEnumerable<AttentionItem> Alerts()
    {
        var worst = facts.OpenAlerts.OrderByDescending(static alert => alert.Severity).ToList();
        foreach (var alert in worst.Take(MostAlerts))
        {
            var health = alert.Severity switch
            {
                AlertSeverity.Critical => ProductionHealth.Critical,
                AlertSeverity.Info => ProductionHealth.Good,
                _ => ProductionHealth.Warning,
            };
            var handling = alert.AcknowledgedAt is null ? "nobody has acknowledged it" : $"acknowledged on {Time(alert.AcknowledgedAt.Value)}";
            yield return new(AttentionRules.AlertOpen, health, $"Alert {alert.AlertId} ({JsonLiteral.Of(alert.Severity)}): {alert.Title}; {handling}.");
        }

        if (worst.Count > MostAlerts)
            yield return new(AttentionRules.AlertOpen, ProductionHealth.Warning, $"{new Quantity(worst.Count - MostAlerts, "more alert is", "more alerts are")} open: see Get-MonitoringAlert or 'prodops alert list'.");
    }

    private IEnumerable<AttentionItem> Maintenance()
    {
        foreach (var entry in facts.Maintenance.Where(static entry => entry.Status == MaintenanceStatus.RequiresApproval))
            yield return new(AttentionRules.MaintenanceWaits, ProductionHealth.Warning, $"Maintenance {entry.MaintenanceId} ({JsonLiteral.Of(entry.MaintenanceType)}) waits for an approval: see Approve-Maintenance or 'prodops maintenance approve'.");
        foreach (var entry in facts.Maintenance.Where(entry => entry.Status == MaintenanceStatus.Scheduled && facts.Now - entry.ScheduledTime > Grace))
            yield return new(AttentionRules.MaintenanceLate, ProductionHealth.Warning, $"Maintenance {entry.MaintenanceId} ({JsonLiteral.Of(entry.MaintenanceType)}) was due on {Time(entry.ScheduledTime)} and has not run: run what is due with Invoke-Maintenance or 'prodops maintenance run', and see why the schedule does not.");
        var ended = facts.Maintenance.Where(static entry => entry.Status is MaintenanceStatus.Success or MaintenanceStatus.Failed);
        foreach (var entry in ended.DistinctBy(static entry => entry.MaintenanceType).Where(static entry => entry.Status == MaintenanceStatus.Failed))
            yield return new(AttentionRules.MaintenanceFailed, ProductionHealth.Warning, $"The last {JsonLiteral.Of(entry.MaintenanceType)} failed: see maintenance {entry.MaintenanceId}.");
    }

    private IEnumerable<AttentionItem> Backups()
    {
        if (facts.BackupProblem is { } problem) yield return new(AttentionRules.BackupsUnreadable, ProductionHealth.Warning, $"The backups could not be looked at: {problem}");
        if (facts.Configuration?.Maintenance.Backup is not { Enabled: true } settings || facts.Backups is not { } backups) yield break;
        var interval = settings.Frequency == MaintenanceFrequency.Daily ? TimeSpan.FromDays(1) : TimeSpan.FromDays(7);
        if (backups is not [var newest, ..])
        {
            // What went live today has until its first backup is due twice.
            if (facts.Live?.CompletedAt is { } since && facts.Now - since > 2 * interval)
                yield return new(AttentionRules.BackupMissing, ProductionHealth.Warning, "There is no backup: make one with 'prodops backup new'.");
            yield break;
        }

        if (facts.Now - newest.Timestamp > 2 * interval)
            yield return new(AttentionRules.BackupOld, ProductionHealth.Warning, $"The newest backup is of {Time(newest.Timestamp)}, and they are configured to be {JsonLiteral.Of(settings.Frequency)}: make one with 'prodops backup new'.");
        if (backups.FirstOrDefault(static backup => backup.Verified == false) is { } damaged)
            yield return new(AttentionRules.BackupDamaged, ProductionHealth.Critical, $"Backup {damaged.BackupId} is damaged: make a full one with 'prodops backup new --type full'.");
        if (IsOld(backups, 2 * interval) && !backups.Any(static backup => backup is { RestorationTested: true, Verified: true }))
            yield return new(AttentionRules.RestorationUntested, ProductionHealth.Warning, "No backup was ever restored to test it: run Test-ProductionBackup -Restore or 'prodops backup test --restore'.");
    }

    private bool IsOld(IReadOnlyList<BackupEntry> backups, TimeSpan age) => facts.Now - backups[^1].Timestamp > age;

    private static string Because(string? reason) => reason is null ? "" : $": {reason.TrimEnd('.')}";

    private static string Time(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
