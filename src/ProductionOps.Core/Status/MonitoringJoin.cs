using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.Store;

namespace ProductionOps.Status;

/// <summary>Joins the newest measurement of each type into one complete record.</summary>
internal sealed class MonitoringJoin(IProductionStore store)
{
    /// <summary>The joined record, with the identity of the newest measurement; null when nothing was measured.</summary>
    public async Task<ProductionMonitoring?> FindAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        ProductionMonitoring? joined = null;
        foreach (var type in Enum.GetValues<MonitoringType>())
        {
            var record = await NewestMeasurement.FindAsync(store, type, environment, cancellationToken);
            if (record is not null) joined = joined is null ? record : Join(joined, record);
        }

        return joined;
    }

    private static ProductionMonitoring Join(ProductionMonitoring one, ProductionMonitoring other)
    {
        var newest = one.Timestamp >= other.Timestamp ? one : other;
        return newest with
        {
            Uptime = one.Uptime ?? other.Uptime,
            Performance = one.Performance ?? other.Performance,
            Accessibility = one.Accessibility ?? other.Accessibility,
            Security = one.Security ?? other.Security,
            Constitutional = one.Constitutional ?? other.Constitutional,
        };
    }
}
