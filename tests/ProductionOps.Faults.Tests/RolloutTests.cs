using ProductionOps.Faults.Rollouts;
using ProductionOps.Files;

namespace ProductionOps.Faults.Tests;

public sealed class RolloutTests
{
    [Theory]
    [InlineData("atomic")]
    [InlineData("blue-green")]
    public async Task WhatTheRecordsSayIsServedWhenTheLastChangesFail(string strategy)
    {
        var folder = Directory.CreateTempSubdirectory("prodops faults ");
        var site = new FaultSite(folder.FullName);
        var report = new FaultReport(TextWriter.Null);
        await using (var server = await site.CreateAsync(strategy))
        {
            using var check = new RolloutCheck(site, server.Address, new PhysicalFileSystem());
            await new DeploymentFailures(site, check, report).RunLastAsync(strategy, count: 14);
        }

        folder.Delete(recursive: true);
        Assert.Empty(report.AllViolations);
        Assert.Equal(28, report.Tried[$"deployments: {strategy}, deploy failed"]);
    }

    [Fact]
    public async Task OneWholeReleaseIsServedAfterALossOfPower()
    {
        var report = await LosePowerAsync(lies: false, states: 200);
        Assert.Empty(report.AllViolations);
        Assert.True(report.Tried.Where(pair => pair.Key.StartsWith("deployments: different", StringComparison.Ordinal)).Sum(pair => pair.Value) >= 100);
    }

    [Fact]
    public async Task ADiskThatOnlySaysThatItFlushesIsFound() => Assert.NotEmpty((await LosePowerAsync(lies: true, states: 200)).AllViolations);

    private static async Task<FaultReport> LosePowerAsync(bool lies, int states)
    {
        var folder = Directory.CreateTempSubdirectory("prodops faults ");
        var site = new FaultSite(folder.FullName);
        var report = new FaultReport(TextWriter.Null);
        await using (var server = await site.CreateAsync("atomic"))
        {
            using var check = new RolloutCheck(site, server.Address, new RebootedFileSystem(new PhysicalFileSystem()));
            await new DeploymentPowerLoss(site, check, report) { Lies = lies }.RunAsync("atomic", states, CancellationToken.None);
        }

        folder.Delete(recursive: true);
        return report;
    }
}
