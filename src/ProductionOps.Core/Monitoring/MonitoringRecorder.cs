using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.Monitoring.Uptime;
using ProductionOps.Store;

namespace ProductionOps.Monitoring;

/// <summary>Stores what was measured, with the incidents and alerts that it opens and resolves, and tells people.</summary>
internal sealed class MonitoringRecorder(IProductionStore store, AlertParts alerts, IOperationReporter reporter)
{
    private readonly IncidentKeeper _incidents = new(store);
    private readonly Dictionary<DeploymentEnvironment, AvailabilityWindow> _availability = [];

    /// <summary>The record as it was stored.</summary>
    public async Task<ProductionMonitoring> RecordAsync(ProductionMonitoring measured, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        if (measured.Uptime is { } uptime)
        {
            if (!_availability.TryGetValue(measured.Environment, out var window))
                _availability[measured.Environment] = window = new AvailabilityWindow(store, measured.Environment);
            measured = measured with { Uptime = uptime with { Availability = await window.GetAsync(measured.Timestamp, cancellationToken) } };
        }

        measured = await ObserveAsync(await _incidents.ObserveAsync(measured, cancellationToken), configuration, cancellationToken);
        var record = await store.Monitoring.AddAsync(measured, cancellationToken);
        await TellAsync(cancellationToken);
        return record;
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await alerts.Sender.FlushAsync(cancellationToken);
        }
        catch (OperationException exception)
        {
            reporter.Warning($"Notifications stay in the outbox: {exception.Message}");
        }
    }

    // What was measured is stored whatever becomes of alerts.
    private async Task<ProductionMonitoring> ObserveAsync(ProductionMonitoring measured, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            return await alerts.Engine.ObserveAsync(measured, configuration, cancellationToken);
        }
        catch (OperationException exception)
        {
            reporter.Warning($"Alerts were not looked at after this measurement: {exception.Message}");
            return measured;
        }
    }
}
