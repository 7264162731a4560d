namespace ProductionOps.Faults.Rollouts;

/// <summary>Kills deployments and rollbacks of a small site, with each strategy.</summary>
internal static class DeploymentPart
{
    private static readonly string[] Strategies = ["atomic", "blue-green"];

    public static async Task RunAsync(FaultRun run)
    {
        await Parallel.ForEachAsync(Strategies, run.Parallel, async (strategy, _) =>
        {
            var folder = Directory.CreateTempSubdirectory("prodops faults ");
            var site = new FaultSite(folder.FullName);
            await using (var server = await site.CreateAsync(strategy))
            {
                using var kills = new DeploymentKills(site, server.Address, run.Report);
                await kills.RunAsync(strategy, run.TimeIsOver);
            }

            folder.Delete(recursive: true);
        });
    }
}
