using System.Diagnostics.CodeAnalysis;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.Monitoring.Notifications.Outbox;
using ProductionOps.Monitoring.Uptime;
using ProductionOps.Store;

namespace ProductionOps.Monitoring;

/// <summary>Stores what was measured, with the incidents and alerts that it opens and resolves, and tells people.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore that nobody asks for its handle holds nothing.")]
internal sealed class MonitoringRecorder(IProductionStore store, AlertParts alerts, IOperationReporter reporter)
{
    // Longer than a disk needs, shorter than people wait for a program that they have stopped.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(700);

    private readonly IncidentKeeper _incidents = new(store);
    private readonly Dictionary<DeploymentEnvironment, AvailabilityWindow> _availability = [];
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The record as it was stored; people have been told.</summary>
    public async Task<ProductionMonitoring> RecordAsync(ProductionMonitoring measured, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        var record = await StoreAsync(measured, configuration, cancellationToken);
        await TellAsync(cancellationToken);
        return record;
    }

    /// <summary>The record as it was stored; people are still to be told. To be stopped does not leave an incident or an alert without the
    /// measurement that it came from: what has begun has a moment to end.</summary>
    public async Task<ProductionMonitoring> StoreAsync(ProductionMonitoring measured, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, alerts.Time);
        await using var stopping = cancellationToken.Register(() => end.CancelAfter(Grace));
        await _one.WaitAsync(end.Token);
        try
        {
            return await StoreAloneAsync(measured, configuration, end.Token);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Sends what is in the outbox; what is not taken stays there, with a warning.</summary>
    public async Task<OutboxResult> TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await alerts.Sender.FlushAsync(cancellationToken);
        }
        catch (OperationException exception)
        {
            reporter.Warning($"Notifications stay in the outbox: {exception.Message}");
            return OutboxResult.Nothing;
        }
    }

    private async Task<ProductionMonitoring> StoreAloneAsync(ProductionMonitoring measured, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        if (measured.Uptime is { } uptime)
        {
            if (!_availability.TryGetValue(measured.Environment, out var window))
                _availability[measured.Environment] = window = new AvailabilityWindow(store, measured.Environment);
            measured = measured with { Uptime = uptime with { Availability = await window.GetAsync(measured.Timestamp, cancellationToken) } };
        }

        measured = await ObserveAsync(await _incidents.ObserveAsync(measured, cancellationToken), configuration, cancellationToken);
        return await store.Monitoring.AddAsync(measured, cancellationToken);
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
