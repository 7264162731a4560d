using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.PowerLoss;

/// <summary>The power goes after each step of each scenario, on each kind of disk.</summary>
internal static class PowerLossPart
{
    private static readonly (NameModel Model, DiskOptions Disk)[] Kinds =
    [
        (NameModel.EachDirectory, new DiskOptions()),
        (NameModel.OneJournal, new DiskOptions()),
        (NameModel.AnySubset, new DiskOptions()),
        (NameModel.EachDirectory, new DiskOptions { PublishesByLink = true }),
        (NameModel.EachDirectory, new DiskOptions { FlushesAtOnce = false }),
    ];

    public static async Task RunAsync(FaultRun run)
    {
        // At first few states of every point, then more and more of them, until the time is over.
        for (var most = 8; most <= 8192 && !run.TimeIsOver.IsCancellationRequested; most *= 8)
        {
            foreach (var scenario in run.Scenarios)
            {
                var prepared = await PreparedScenario.PrepareAsync(scenario);
                foreach (var (model, disk) in Kinds)
                {
                    await new PowerLossRun(prepared, model, disk, run.Report).RunAsync(most, run.Seed + most, stride: 1, run.TimeIsOver);
                }
            }
        }
    }
}
