using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Keeps the logs of builds with the records; only the newest ones.</summary>
internal sealed class BuildLogStore(IStateCollection state)
{
    private const string Prefix = "deployment/log";
    private const int Kept = 20;

    public async Task WriteAsync(string deploymentId, string log)
    {
        if (log.Length == 0) return;
        var record = new BuildLogRecord { DeploymentId = deploymentId, Lines = log.TrimEnd('\n').Split('\n') };
        // A build that was cancelled has a log as well.
        await state.SetAsync($"{Prefix}/{deploymentId}", record, DeploymentJson.Default.BuildLogRecord, CancellationToken.None);
        var names = await state.ListAsync(Prefix, CancellationToken.None);
        foreach (var name in names.OrderDescending(StringComparer.Ordinal).Skip(Kept)) await state.RemoveAsync(name, CancellationToken.None);
    }
}
