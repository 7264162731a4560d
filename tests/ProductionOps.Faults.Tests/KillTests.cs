using ProductionOps.Faults.Concurrency;
using ProductionOps.Faults.Kills;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Tests;

public sealed class KillTests
{
    [Fact]
    public async Task NoKilledProcessLosesWhatItAcknowledged()
    {
        using var folder = FastFolder.Create();
        var report = Reports.New();
        var run = new KillRun(await PreparedScenario.PrepareAsync(StoreScenarios.Small), new ChildProcess(), folder.Path, report);
        foreach (var (number, moment) in Enum.GetValues<KillMoment>().Index()) await run.KillAsync((11 + (number * 17), moment));
        await run.KillAsync((9, KillMoment.Within), (40, KillMoment.After));
        Reports.MustBeClean(report, 5);
    }

    [Fact]
    public async Task WhatEightWritersWereToldIsThereForReadersAtOnce()
    {
        using var folder = FastFolder.Create();
        var report = Reports.New();
        await WriterPart.RunAsync(report, new ChildProcess(), Path.Combine(folder.Path, "production"), ClockFault.BackAndForth, recordsEach: 6);
        Reports.MustBeClean(report, 48);
    }
}
