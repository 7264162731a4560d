using ProductionOps.Model;

namespace ProductionOps.Monitoring;

/// <summary>Measures one aspect of a site.</summary>
public interface IMonitor
{
    /// <summary>What it measures.</summary>
    MonitoringType Type { get; }

    /// <summary>
    /// Measures now. What cannot be measured is absent, with a warning through the reporter; a site that is down is a result, not an
    /// exception.
    /// </summary>
    /// <param name="context">What to measure.</param>
    /// <param name="record">The record so far; the monitor returns it with its own section.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException">Nothing could be measured; the message says why.</exception>
    Task<ProductionMonitoring> MeasureAsync(MonitorContext context, ProductionMonitoring record, CancellationToken cancellationToken);
}
