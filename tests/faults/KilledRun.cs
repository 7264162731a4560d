using ProductionOps.Deployment;
using ProductionOps.Files;

namespace ProductionOps.Faults;

/// <summary>The process that is killed: one deployment or one rollback on a file system that kills.</summary>
internal static class KilledRun
{
    public static async Task<int> RunAsync(string root, string action, long killAt)
    {
        var site = new FaultSite(root);
        var files = new KillingFileSystem(new PhysicalFileSystem(), killAt);
        await using var workspace = await site.OpenAsync(files, new QuietReporter());
        var record = action == "rollback"
            ? await workspace.Deployments.RollBackAsync(new RollbackRequest(), CancellationToken.None)
            : await workspace.Deployments.DeployAsync(site.Request, CancellationToken.None);
        Console.WriteLine($"{record.Status} {files.Changes}");
        return 0;
    }
}
