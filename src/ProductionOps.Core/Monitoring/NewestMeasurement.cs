using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Monitoring;

/// <summary>Finds the newest measurement of a type.</summary>
internal static class NewestMeasurement
{
    /// <summary>The record; null when there is none.</summary>
    public static async Task<ProductionMonitoring?> FindAsync(
        IProductionStore store, MonitoringType type, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var query = new RecordQuery
        {
            Types = [JsonLiteral.Of(type)],
            Environment = JsonLiteral.Of(environment),
            NewestFirst = true,
            Limit = 1,
        };
        return await store.Monitoring.ReadAsync(query, cancellationToken).FirstOrDefaultAsync(cancellationToken);
    }
}
