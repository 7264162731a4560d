using ProductionOps.Faults.Rollouts;

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
            using var check = new RolloutCheck(site, server.Address);
            await new DeploymentFailures(site, check, report).RunLastAsync(strategy, count: 14);
        }

        folder.Delete(recursive: true);
        Assert.Empty(report.AllViolations);
        Assert.Equal(28, report.Tried[$"deployments: {strategy}, deploy failed"]);
    }
}
