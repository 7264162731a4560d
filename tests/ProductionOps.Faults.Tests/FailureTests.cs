using ProductionOps.Faults.Failures;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Tests;

public sealed class FailureTests
{
    // A prime, so that over all ways of failing most steps have their turn.
    private const int Stride = 23;

    public static TheoryData<string> Scenarios => [.. StoreScenarios.AllScenarios.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task NoFailureOfTheDiskLosesAnything(string name)
    {
        var report = Reports.New();
        var run = new FailureRun(await PreparedScenario.PrepareAsync(StoreScenarios.Find(name)), report);
        foreach (var (index, mode) in FailureMode.All.Index())
        {
            await run.RunAsync(mode, 1 + (index * 7 % Stride), Stride, TestContext.Current.CancellationToken);
        }

        Reports.MustBeClean(report, FailureMode.All.Count);
    }

    [Fact]
    public async Task AFullDiskLosesNothing()
    {
        using var disk = Disks.SmallDisk.TryMount("384k");
        Assert.SkipWhen(disk is null, $"A small disk is filled: {FullDiskPart.Needs}.");
        var report = Reports.New();
        await FullDiskPart.FillAsync(report, disk!.Path, "384k");
        Reports.MustBeClean(report, 40);
    }
}
