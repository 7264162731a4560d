using ProductionOps.Model;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Store;

/// <summary>Monitoring records, and what they say of a period without each of them being read.</summary>
public interface IMonitoringCollection : IRecordCollection<ProductionMonitoring, MonitoringEntry>
{
    /// <summary>
    /// What the measurements of a period say together; it costs by the days of the period, not by the records in them, and answers
    /// for records that retention has removed.
    /// </summary>
    ValueTask<MonitoringSummary> SummarizeAsync(MonitoringSummaryQuery query, CancellationToken cancellationToken);

    /// <summary>The same for each day, in UTC, in which something was measured, oldest first.</summary>
    IAsyncEnumerable<MonitoringSummary> SummarizeDaysAsync(MonitoringSummaryQuery query, CancellationToken cancellationToken);
}
