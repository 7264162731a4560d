using ProductionOps.Faults.Failures;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Tests;

public sealed class FailureTests
{
    public static TheoryData<string> Scenarios => ShortForm.Scenarios;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task NoFailureOfTheDiskLosesAnything(string name)
    {
        var report = Reports.New();
        var run = new FailureRun(await PreparedScenario.PrepareAsync(StoreScenarios.Find(name)), report);
        var stride = ShortForm.StrideOf(name, 23);
        foreach (var (index, mode) in FailureMode.All.Index())
        {
            await run.RunAsync(mode, 1 + (index * 7 % stride), stride, TestContext.Current.CancellationToken);
        }

        Reports.MustBeClean(report, atLeast: 10);
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
