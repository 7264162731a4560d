using ProductionOps.Analytics;
using ProductionOps.Analytics.Monitoring;
using ProductionOps.Analytics.Periods;
using ProductionOps.Deployment;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Store;

namespace ProductionOps.Status;

/// <summary>Answers whether everything is all right.</summary>
public sealed class StatusService
{
    private const int TrendDays = 30;

    private readonly IProductionStore _store;
    private readonly DeploymentService _deployments;
    private readonly BackupService _backups;
    private readonly TimeProvider _time;

    internal StatusService(IProductionStore store, DeploymentService deployments, BackupService backups, TimeProvider time) =>
        (_store, _deployments, _backups, _time) = (store, deployments, backups, time);

    /// <summary>One environment at a glance.</summary>
    public async Task<ProductionStatus> GetAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var information = await _store.GetInformationAsync(cancellationToken);
        var facts = await GatherAsync(environment, cancellationToken);
        var findings = new StatusFindings(facts);
        var (live, source) = (facts.Live, facts.Source);
        return new ProductionStatus
        {
            Site = information.Site,
            Environment = environment,
            Health = findings.Health,
            Url = source?.DeploymentUrl ?? facts.Configuration?.Application.Homepage,
            LiveDeploymentId = live is null ? null : DeploymentHistory.ReleaseIdOf(live),
            LiveSince = live?.CompletedAt,
            CommitHash = live?.CommitHash,
            LastDeploymentId = facts.Newest?.DeploymentId,
            LastDeploymentStatus = facts.Newest?.Status,
            ComplianceScore = source?.Validation?.ConstitutionalCompliance?.Score,
            Vulnerabilities = source?.Validation?.Security?.Vulnerabilities.Count,
            ConfigurationVersion = facts.Configuration?.Version,
            HoldReason = facts.Hold?.Reason,
            UptimeStatus = facts.Monitoring?.Uptime?.Status,
            Availability = facts.Monitoring?.Uptime?.Availability,
            LastMeasuredAt = facts.LastSample,
            OpenIncidents = facts.OpenIncidents.Count,
            OpenAlerts = facts.OpenAlerts.Count,
            MaintenanceToApprove = facts.Maintenance.Count(static entry => entry.Status == MaintenanceStatus.RequiresApproval),
            LastBackupAt = facts.Backups is [var newest, ..] ? newest.Timestamp : null,
            LastRestorationTestAt = facts.Backups?.Where(static backup => backup is { RestorationTested: true, Verified: true }).Max(static backup => backup.VerificationTime),
            Monitoring = facts.Monitoring,
            Attention = [.. findings.Attention.Select(static item => item.Text)],
            Items = findings.Attention,
        };
    }

    private async Task<StatusFacts> GatherAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var history = new DeploymentHistory(_store);
        var live = await history.FindLiveAsync(environment, cancellationToken);
        var (backups, problem) = await BackupsAsync(cancellationToken);
        return new StatusFacts
        {
            Now = _time.GetUtcNow(),
            Configuration = await _store.Configurations.FindActiveAsync(environment, cancellationToken),
            Newest = await history.FindNewestAsync(environment, cancellationToken),
            Live = live,
            Source = live is null ? null : await _store.Deployments.FindAsync(DeploymentHistory.ReleaseIdOf(live), cancellationToken),
            Hold = await _deployments.FindHoldAsync(cancellationToken),
            Running = await _store.FindLockOwnerAsync("deployment", cancellationToken),
            Monitoring = await MonitoringAsync(environment, cancellationToken),
            LastSample = (await NewestMeasurement.FindAsync(_store, MonitoringType.Uptime, environment, cancellationToken))?.Timestamp,
            OpenIncidents = await _store.Incidents.ReadAsync(Newest, cancellationToken)
                .Where(incident => incident.EndTime is null && OutageLog.IsIn(incident, environment)).ToListAsync(cancellationToken),
            OpenAlerts = await _store.Alerts.ReadAsync(Newest with { Statuses = ["open", "acknowledged"] }, cancellationToken)
                .Where(alert => AlertFacts.EnvironmentOf(alert) == environment).ToListAsync(cancellationToken),
            Maintenance = await _store.Maintenance.ListAsync(Newest, cancellationToken).ToListAsync(cancellationToken),
            Backups = backups,
            BackupProblem = problem,
        };
    }

    private static RecordQuery Newest => new() { NewestFirst = true };

    private async Task<ProductionMonitoring?> MonitoringAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        if (await new MonitoringJoin(_store).FindAsync(environment, cancellationToken) is not { } joined) return null;
        var now = _time.GetUtcNow();
        var request = new AnalyticsRequest
        {
            Environment = environment,
            Period = new ReportPeriod { From = now.AddDays(-TrendDays), To = now, Zone = TimeZoneInfo.Utc },
        };
        return joined with { Trends = await new TrendReader(_store, request).ReadAsync(cancellationToken) };
    }

    // The status is wanted most when something is wrong; it says what it could not see.
    private async Task<(IReadOnlyList<BackupEntry>? Backups, string? Problem)> BackupsAsync(CancellationToken cancellationToken)
    {
        string? problem = null;
        try
        {
            return (await _backups.Vault.ListAsync(error => problem ??= error.Message, cancellationToken).ToListAsync(cancellationToken), problem);
        }
        catch (OperationException exception)
        {
            return (null, exception.Message);
        }
    }
}
