using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.TestWorker;

/// <summary>Writes records and says of each, once it is acknowledged, its identifier and sequence.</summary>
internal sealed class RecordWriting(IProductionStore store, DateTimeOffset time, TextWriter output)
{
    /// <summary>Writes so many records; without end when the number is 0.</summary>
    public async Task RunAsync(string kind, int count)
    {
        for (var i = 0; count == 0 || i < count; i++)
        {
            var (id, sequence) = await WriteAsync(kind);
            await output.WriteAsync($"{id} {sequence}\n");
        }
    }

    private async Task<(string Id, long? Sequence)> WriteAsync(string kind)
    {
        switch (kind)
        {
            case "deployments":
                var deployment = await store.Deployments.AddAsync(Deployment(), CancellationToken.None);
                return (deployment.DeploymentId, deployment.Sequence);
            case "monitoring":
                var monitoring = await store.Monitoring.AddAsync(Monitoring(), CancellationToken.None);
                return (monitoring.MonitoringId, monitoring.Sequence);
            default:
                throw new ArgumentException($"'{kind}' is neither deployments nor monitoring.", nameof(kind));
        }
    }

    private ProductionDeployment Deployment() => new()
    {
        DeploymentId = string.Empty,
        CommitHash = new string('c', 40),
        BranchName = "main",
        Timestamp = time,
        Environment = DeploymentEnvironment.Production,
        DeployedBy = $"worker {Environment.ProcessId}",
    };

    private ProductionMonitoring Monitoring() => new()
    {
        MonitoringId = string.Empty,
        Timestamp = time,
        MonitoringType = MonitoringType.Uptime,
        SiteUrl = "https://example.com/",
        Environment = DeploymentEnvironment.Production,
        Uptime = new UptimeMeasurement { Status = UptimeStatus.Up, ResponseTime = 12.5, HttpStatus = 200, Location = "here" },
    };
}
