namespace ProductionOps.Monitoring.Incidents;

/// <summary>The outage that is going on in an environment.</summary>
/// <param name="IncidentId">Its incident.</param>
internal sealed record OpenIncident(string IncidentId);
