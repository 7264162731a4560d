using ProductionOps.Model;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.Monitoring.Uptime;
using ProductionOps.Store;

namespace ProductionOps.Monitoring;

/// <summary>Stores what was measured, with the incidents that it opens and resolves.</summary>
internal sealed class MonitoringRecorder(IProductionStore store)
{
    private readonly IncidentKeeper _incidents = new(store);
    private readonly Dictionary<DeploymentEnvironment, AvailabilityWindow> _availability = [];

    /// <summary>The record as it was stored.</summary>
    public async Task<ProductionMonitoring> RecordAsync(ProductionMonitoring measured, CancellationToken cancellationToken)
    {
        if (measured.Uptime is { } uptime)
        {
            if (!_availability.TryGetValue(measured.Environment, out var window))
                _availability[measured.Environment] = window = new AvailabilityWindow(store, measured.Environment);
            measured = measured with { Uptime = uptime with { Availability = await window.GetAsync(measured.Timestamp, cancellationToken) } };
        }

        return await store.Monitoring.AddAsync(await _incidents.ObserveAsync(measured, cancellationToken), cancellationToken);
    }
}
