using ProductionOps.Deployment;
using ProductionOps.Faults.Kills;
using ProductionOps.Files;

namespace ProductionOps.Faults.Rollouts;

/// <summary>The process that is killed: one deployment or one rollback on a disk that kills.</summary>
internal static class KilledDeployment
{
    /// <summary>The word that makes this program such a process.</summary>
    public const string Verb = "killed-deployment";

    public static async Task<int> RunAsync(string root, string action, long killAt, KillMoment moment)
    {
        var site = new FaultSite(root);
        var files = new KillingFileSystem(new PhysicalFileSystem(), killAt, moment);
        await using var workspace = await site.OpenAsync(files, new QuietReporter());
        var record = action == "rollback"
            ? await workspace.Deployments.RollBackAsync(new RollbackRequest(), CancellationToken.None)
            : await workspace.Deployments.DeployAsync(site.Request, CancellationToken.None);
        Console.WriteLine($"{record.Status} {files.Changes}");
        return 0;
    }
}
