using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Monitoring;

/// <summary>Finds the newest measurement of a type.</summary>
internal static class NewestMeasurement
{
    /// <summary>The record; null when there is none.</summary>
    public static async Task<ProductionMonitoring?> FindAsync(
        IProductionStore store, MonitoringType type, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        // The summaries of days tell whether there is one, and when; a list would look through every day of the store for a type that is seldom or
        // never measured.
        var summary = await store.Monitoring.SummarizeAsync(new MonitoringSummaryQuery { Type = type, Environment = environment }, cancellationToken);
        if (summary.LastTimestamp is not { } last) return null;
        var query = new RecordQuery
        {
            Types = [JsonLiteral.Of(type)],
            Environment = JsonLiteral.Of(environment),
            From = last,
            NewestFirst = true,
            Limit = 1,
        };
        return await store.Monitoring.ReadAsync(query, cancellationToken).FirstOrDefaultAsync(cancellationToken);
    }
}
