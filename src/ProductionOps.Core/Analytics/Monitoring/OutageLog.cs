using ProductionOps.Analytics.Periods;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Store;

namespace ProductionOps.Analytics.Monitoring;

/// <summary>The incidents of an environment in a period, and how they were handled.</summary>
internal sealed class OutageLog
{
    private readonly ReportPeriod _period;
    private readonly IReadOnlyList<MonitoringAlert> _alerts;

    private OutageLog(ReportPeriod period, IReadOnlyList<UptimeIncident> incidents, IReadOnlyList<MonitoringAlert> alerts)
    {
        _period = period;
        _alerts = alerts;
        Incidents = [.. incidents.Where(Touches).OrderBy(static incident => incident.StartTime)];
    }

    /// <summary>Incidents that were open at some time of the period, by their start.</summary>
    public IReadOnlyList<UptimeIncident> Incidents { get; }

    /// <summary>Those that are not over at the end of the period.</summary>
    public int Open => Incidents.Count(incident => incident.EndTime is not { } end || end >= _period.To);

    /// <summary>Mean seconds from start to end of those that ended in the period; null when there are none.</summary>
    public double? MeanTimeToRecovery => Mean(Incidents
        .Where(incident => incident.EndTime is { } end && _period.Contains(end))
        .Select(static incident => (incident.EndTime!.Value - incident.StartTime).TotalSeconds));

    /// <summary>Mean seconds until somebody took the uptime alerts that were raised in the period; null when nobody took any.</summary>
    public double? MeanTimeToAcknowledgement => Mean(_alerts
        .Where(alert => alert.Type == MonitoringType.Uptime && alert.AcknowledgedAt is not null && _period.Contains(alert.TriggeredAt))
        .Select(static alert => (alert.AcknowledgedAt!.Value - alert.TriggeredAt).TotalSeconds));

    /// <summary>Mean seconds from the end of an outage to the beginning of the next, where incidents that overlap are one outage; null with fewer
    /// than two.</summary>
    public double? MeanTimeBetweenFailures
    {
        get
        {
            var gaps = new List<double>();
            DateTimeOffset? end = null;
            foreach (var incident in Incidents)
            {
                if (end is { } last && incident.StartTime > last) gaps.Add((incident.StartTime - last).TotalSeconds);
                var ends = incident.EndTime ?? DateTimeOffset.MaxValue;
                if (end is null || ends > end) end = ends;
            }

            return Mean(gaps);
        }
    }

    /// <summary>Reads them.</summary>
    public static async Task<OutageLog> LoadAsync(IProductionStore store, AnalyticsRequest request, CancellationToken cancellationToken)
    {
        var all = new RecordQuery { OnDamaged = request.OnDamaged };
        var incidents = await store.Incidents.ReadAsync(all, cancellationToken).Where(incident => IsIn(incident, request.Environment)).ToListAsync(cancellationToken);
        var raised = all with { From = request.Period.From, To = request.Period.To };
        var alerts = await store.Alerts.ReadAsync(raised, cancellationToken).Where(alert => AlertFacts.EnvironmentOf(alert) == request.Environment).ToListAsync(cancellationToken);
        return new OutageLog(request.Period, incidents, alerts);
    }

    /// <summary>Whether an incident is of an environment; one that names none is of each.</summary>
    public static bool IsIn(UptimeIncident incident, DeploymentEnvironment environment)
    {
        var named = Enum.GetValues<DeploymentEnvironment>().Where(one => Names(incident, one)).ToList();
        return named.Count == 0 || named.Contains(environment);
    }

    private static bool Names(UptimeIncident incident, DeploymentEnvironment environment) =>
        incident.ImpactedServices.Any(service => service.StartsWith(JsonLiteral.Of(environment) + " ", StringComparison.Ordinal));

    private bool Touches(UptimeIncident incident) =>
        incident.StartTime < _period.To && (incident.StartTime >= _period.From || incident.EndTime is not { } end || end > _period.From);

    private static double? Mean(IEnumerable<double> values) => values.Select(static value => (double?)value).Average();
}
