using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Incidents;

/// <summary>
/// Opens an incident when a site goes down and resolves it when it answers again. An unknown sample changes nothing, and neither does a
/// degraded one open an incident: the site is there.
/// </summary>
internal sealed class IncidentKeeper(IProductionStore store)
{
    /// <summary>The record with the incidents that are open after it.</summary>
    public async Task<ProductionMonitoring> ObserveAsync(ProductionMonitoring record, CancellationToken cancellationToken)
    {
        if (record.Uptime is not { } uptime) return record;
        var name = $"monitoring/incident/{JsonLiteral.Of(record.Environment)}";
        var open = await FindOpenAsync(name, cancellationToken);
        if (uptime.Status == UptimeStatus.Down) open ??= await OpenAsync(name, record, uptime, cancellationToken);
        else if (uptime.Status is not null && open is not null) open = await CloseAsync(name, open, record, cancellationToken);
        return open is null ? record : record with { Uptime = uptime with { Incidents = [open] } };
    }

    // An incident that somebody has resolved by hand is over; if the site is still down, that is another one.
    private async Task<UptimeIncident?> FindOpenAsync(string name, CancellationToken cancellationToken)
    {
        if (await store.State.FindAsync(name, MonitoringJson.Default.OpenIncident, cancellationToken) is not { } open) return null;
        var incident = await store.Incidents.FindAsync(open.IncidentId, cancellationToken);
        return incident is { EndTime: null } ? incident : null;
    }

    // The incident comes first: a process that dies in between leaves one that the next run does not know and that Resolve-UptimeIncident ends,
    // never a document that names nothing.
    private async Task<UptimeIncident> OpenAsync(string name, ProductionMonitoring record, UptimeMeasurement uptime, CancellationToken cancellationToken)
    {
        var incident = await FindForgottenAsync(record, cancellationToken) ?? await store.Incidents.AddAsync(
            new UptimeIncident
            {
                IncidentId = "",
                StartTime = record.Timestamp,
                Severity = record.Environment == DeploymentEnvironment.Production ? IncidentSeverity.Critical : IncidentSeverity.Major,
                Status = IncidentStatus.Investigating,
                Description = $"{record.SiteUrl} is down: {uptime.Reason}.",
                ImpactedServices = [ServiceOf(record)],
            },
            cancellationToken);
        await store.State.SetAsync(name, new OpenIncident(incident.IncidentId), MonitoringJson.Default.OpenIncident, cancellationToken);
        return incident;
    }

    private async Task<UptimeIncident?> FindForgottenAsync(ProductionMonitoring record, CancellationToken cancellationToken)
    {
        var query = new RecordQuery { NewestFirst = true, Limit = 1 };
        var newest = await store.Incidents.ReadAsync(query, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return newest is { EndTime: null } && newest.ImpactedServices.Contains(ServiceOf(record), StringComparer.Ordinal) ? newest : null;
    }

    private async Task<UptimeIncident?> CloseAsync(string name, UptimeIncident open, ProductionMonitoring record, CancellationToken cancellationToken)
    {
        await store.Incidents.ReplaceAsync(
            IncidentEnd.At(open, record.Timestamp) with { Resolution = open.Resolution ?? "The site answers again." }, cancellationToken);
        await store.State.RemoveAsync(name, cancellationToken);
        return null;
    }

    private static string ServiceOf(ProductionMonitoring record) => $"{JsonLiteral.Of(record.Environment)} {record.SiteUrl}";
}
