using ProductionOps.Faults.Disks;
using ProductionOps.Faults.PowerLoss;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Tests;

public sealed class PowerLossTests
{
    private const int StatesAtEachPoint = 3;

    public static TheoryData<string> Scenarios => ShortForm.Scenarios;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task NoLossOfPowerLosesWhatWasAcknowledged(string name)
    {
        var report = Reports.New();
        var prepared = await PreparedScenario.PrepareAsync(StoreScenarios.Find(name));
        var run = new PowerLossRun(prepared, NameModel.EachDirectory, new DiskOptions(), report);
        await run.RunAsync(StatesAtEachPoint, seed: 1, ShortForm.StrideOf(name, 5), TestContext.Current.CancellationToken);
        Reports.MustBeClean(report, 10);
    }

    [Fact]
    public async Task ADiskThatOnlySaysThatItFlushesIsFound()
    {
        var report = Reports.New();
        var prepared = await PreparedScenario.PrepareAsync(StoreScenarios.Records);
        var run = new PowerLossRun(prepared, NameModel.EachDirectory, new DiskOptions { Lies = true }, report);
        await run.RunAsync(StatesAtEachPoint, seed: 1, stride: 40, TestContext.Current.CancellationToken);
        Assert.Contains(report.AllViolations, violation => violation.Contains("lost: ", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryCombinationIsTriedWhereTheyAreFew()
    {
        var all = StateChoices.Of([2, 3, 4], 24, new Random(1)).Select(chosen => string.Join(' ', chosen)).ToList();
        Assert.Equal(24, all.Distinct().Count());
        Assert.Equal("0 0 0", all[0]);
        Assert.Equal("1 2 3", all[^1]);
    }

    [Fact]
    public void WhereTheyAreManyNothingAndEverythingComeFirst()
    {
        var some = StateChoices.Of([5, 6, 7, 8], 100, new Random(1)).Select(chosen => string.Join(' ', chosen)).ToList();
        Assert.Equal(100, some.Count);
        Assert.Equal(["0 0 0 0", "4 5 6 7"], some.Take(2));
    }
}
