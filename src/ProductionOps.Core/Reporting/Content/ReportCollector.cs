using ProductionOps.Analytics;
using ProductionOps.Analytics.Deployments;
using ProductionOps.Analytics.Figures;
using ProductionOps.Analytics.Monitoring;
using ProductionOps.Json;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Status;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Reporting.Content;

/// <summary>Gathers what a report shows.</summary>
internal sealed class ReportCollector(
    IProductionStore store, AnalyticsService analytics, StatusService status, BackupService backups, TimeProvider time, IOperationReporter reporter)
{
    private const string Activity = "Gathering the report";
    private const int OwnSteps = 8;

    public async Task<ProductionReport> CollectAsync(AnalyticsRequest asked, CancellationToken cancellationToken)
    {
        var limits = new List<string>();
        var request = asked with
        {
            OnDamaged = error =>
            {
                if (!limits.Contains(error.Message, StringComparer.Ordinal)) limits.Add(error.Message);
                asked.OnDamaged?.Invoke(error);
            },
        };
        var now = time.GetUtcNow();
        using var steps = new OperationSteps(reporter, Activity, OwnSteps + (2 * AnalyticsService.StepsOfPeriod));
        var log = await DeploymentLog.LoadAsync(store, request, cancellationToken);
        var outages = await steps.RunAsync("incidents", () => OutageLog.LoadAsync(store, request, cancellationToken));
        var before = request with { Period = request.Period.Previous() };
        var deployments = await analytics.GetDeploymentsAsync(request, steps, cancellationToken);
        var monitoring = await analytics.GetMonitoringAsync(request, steps, cancellationToken);
        var configuration = await store.Configurations.FindActiveAsync(request.Environment, cancellationToken);
        return new ProductionReport
        {
            GeneratedAt = now,
            Status = await steps.RunAsync("status", () => status.GetAsync(request.Environment, cancellationToken)),
            Deployments = deployments,
            Monitoring = monitoring,
            Figures =
            [
                .. DeploymentFigures.Of(deployments, await analytics.GetDeploymentsAsync(before, steps, cancellationToken)),
                .. MonitoringFigures.Of(monitoring, await analytics.GetMonitoringAsync(before, steps, cancellationToken)),
            ],
            Days = await steps.RunAsync("days", () => new ReportDays(store, request, now).ListAsync(cancellationToken)),
            Measurements = await steps.RunAsync("web vitals", () => MeasurementsAsync(request, cancellationToken)),
            DeploymentList = [.. log.Entries.Where(log.IsInPeriod).OrderBy(DeploymentLog.TimeOf)],
            Incidents = [.. outages.Incidents.Reverse()],
            Alerts = await steps.RunAsync("alerts", () => AlertsAsync(request, cancellationToken)),
            Maintenance = await steps.RunAsync("maintenance", () => MaintenanceAsync(request, cancellationToken)),
            Backups = await steps.RunAsync("backups", () => BackupsAsync(request, cancellationToken)),
            Targets = configuration?.Performance.Targets,
            Content = await steps.RunAsync("content", () => ContentAsync(request, cancellationToken)),
            Integrity = await store.FindLastCheckAsync(cancellationToken),
            Limits = limits,
        };
    }

    private async Task<IReadOnlyList<ReportMeasurement>> MeasurementsAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        var measured = await MeasuredPeriod.LoadAsync(store, MonitoringType.Performance, request, cancellationToken);
        var times = new SortedDictionary<DateTimeOffset, ReportMeasurement>();
        Add(MetricName.Score, static (one, value) => one with { Performance = value });
        Add(MetricName.Lcp, static (one, value) => one with { Lcp = value });
        Add(MetricName.Fcp, static (one, value) => one with { Fcp = value });
        Add(MetricName.Cls, static (one, value) => one with { Cls = value });
        Add(MetricName.Fid, static (one, value) => one with { Fid = value });
        Add(MetricName.Inp, static (one, value) => one with { Inp = value });
        return [.. times.Values];

        void Add(string metric, Func<ReportMeasurement, double, ReportMeasurement> with)
        {
            foreach (var point in measured.Series(metric))
                times[point.Time] = with(times.GetValueOrDefault(point.Time) ?? new ReportMeasurement { Time = point.Time }, point.Value);
        }
    }

    private async Task<IReadOnlyList<MonitoringAlert>> AlertsAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        var query = new RecordQuery { To = request.Period.To, NewestFirst = true, OnDamaged = request.OnDamaged };
        return await store.Alerts.ReadAsync(query, cancellationToken)
            .Where(alert => AlertFacts.EnvironmentOf(alert) == request.Environment && (alert.ResolvedAt is not { } end || end >= request.Period.From))
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<MaintenanceEntry>> MaintenanceAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        var query = new RecordQuery { NewestFirst = true, OnDamaged = request.OnDamaged };
        return await store.Maintenance.ListAsync(query, cancellationToken)
            .Where(entry => IsPlanned(entry) || request.Period.Contains(entry.ExecutedTime ?? entry.ScheduledTime))
            .ToListAsync(cancellationToken);
    }

    private async Task<ContentValidationResult?> ContentAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        var query = new RecordQuery { Types = [JsonLiteral.Of(MaintenanceType.ContentValidation)], To = request.Period.To, NewestFirst = true, OnDamaged = request.OnDamaged };
        var newest = await store.Maintenance.ListAsync(query, cancellationToken).FirstOrDefaultAsync(static entry => entry.CompletedTime is not null, cancellationToken);
        return newest is null ? null : (await store.Maintenance.FindAsync(newest.MaintenanceId, cancellationToken))?.ContentValidation;
    }

    private static bool IsPlanned(MaintenanceEntry entry) => entry.Status is MaintenanceStatus.Scheduled or MaintenanceStatus.RequiresApproval or MaintenanceStatus.Running;

    private async Task<IReadOnlyList<BackupEntry>> BackupsAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await backups.Vault.ListAsync(request.OnDamaged!, cancellationToken).ToListAsync(cancellationToken);
        }
        catch (OperationException exception)
        {
            // A report is wanted most when something is wrong; it says what it could not see.
            request.OnDamaged!(exception);
            return [];
        }
    }
}
