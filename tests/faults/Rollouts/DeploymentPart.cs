using ProductionOps.Files;

namespace ProductionOps.Faults.Rollouts;

/// <summary>Kills deployments and rollbacks of a small site, or lets their changes of the disk fail, with each strategy.</summary>
internal static class DeploymentPart
{
    private static readonly string[] Strategies = ["atomic", "blue-green"];

    public static Task KillAsync(FaultRun run) =>
        RunAsync(run, (site, check, strategy) => new DeploymentKills(site, check, run.Report).RunAsync(strategy, run.TimeIsOver));

    public static Task FailAsync(FaultRun run) =>
        RunAsync(run, (site, check, strategy) => new DeploymentFailures(site, check, run.Report).RunAsync(strategy, run.TimeIsOver));

    public static Task LosePowerAsync(FaultRun run) => RunAsync(
        run, (site, check, strategy) => new DeploymentPowerLoss(site, check, run.Report).RunAsync(strategy, run.TimeIsOver), new RebootedFileSystem(new PhysicalFileSystem()));

    private static Task RunAsync(FaultRun run, Func<FaultSite, RolloutCheck, string, Task> work, IFileSystem? files = null) =>
        Parallel.ForEachAsync(Strategies, run.Parallel, async (strategy, _) =>
        {
            var folder = Directory.CreateTempSubdirectory("prodops faults ");
            var site = new FaultSite(folder.FullName);
            await using (var server = await site.CreateAsync(strategy))
            {
                using var check = new RolloutCheck(site, server.Address, files ?? new PhysicalFileSystem());
                await work(site, check, strategy);
            }

            folder.Delete(recursive: true);
        });
}
