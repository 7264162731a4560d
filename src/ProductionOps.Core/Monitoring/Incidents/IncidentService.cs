using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Incidents;

/// <summary>Lists incidents and records what people say of them.</summary>
public sealed class IncidentService
{
    private readonly IProductionStore _store;
    private readonly TimeProvider _time;

    internal IncidentService(IProductionStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>The incidents that a query selects; its statuses are those of incidents, its types their severities.</summary>
    public IAsyncEnumerable<UptimeIncident> ListAsync(RecordQuery query, CancellationToken cancellationToken) =>
        _store.Incidents.ReadAsync(query, cancellationToken);

    /// <summary>One incident.</summary>
    /// <exception cref="OperationException"><c>IncidentNotFound</c>; <c>RecordIdInvalid</c>.</exception>
    public async Task<UptimeIncident> GetAsync(string incidentId, CancellationToken cancellationToken)
    {
        var id = RecordId.Parse(incidentId, RecordKind.Incident).ToString();
        return await _store.Incidents.FindAsync(id, cancellationToken) ?? throw NotFound(incidentId);
    }

    /// <summary>The error of an identifier that nothing has.</summary>
    public static OperationException NotFound(string incidentId) => new(
        "IncidentNotFound",
        ErrorKind.NotFound,
        $"There is no incident {incidentId}. Get-UptimeIncident and 'prodops incident list' list those that there are.",
        incidentId);

    /// <summary>What <see cref="ChangeAsync"/> would make of an incident; nothing is changed.</summary>
    /// <exception cref="OperationException">As for <see cref="ChangeAsync"/>.</exception>
    public async Task<UptimeIncident> PreviewAsync(string incidentId, IncidentChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var incident = await GetAsync(incidentId, cancellationToken);
        if (incident.EndTime is not null && change.Status is { } status && status != IncidentStatus.Resolved)
        {
            throw new OperationException(
                "IncidentResolved",
                ErrorKind.InvalidInput,
                $"Incident {incidentId} is resolved; it cannot become {status}. If the site is down again, the monitor opens another incident.",
                incidentId);
        }

        var changed = change.Apply(incident);
        return changed.Status == IncidentStatus.Resolved && incident.EndTime is null ? IncidentEnd.At(changed, _time.GetUtcNow()) : changed;
    }

    /// <summary>Changes an incident, and ends it where its status becomes resolved.</summary>
    /// <exception cref="OperationException"><c>IncidentNotFound</c>; <c>RecordIdInvalid</c>; <c>IncidentResolved</c>: it is over, and only its
    /// texts can be changed.</exception>
    public async Task<UptimeIncident> ChangeAsync(string incidentId, IncidentChange change, CancellationToken cancellationToken) =>
        await _store.Incidents.ReplaceAsync(await PreviewAsync(incidentId, change, cancellationToken), cancellationToken);
}
