using ProductionOps.Deployment;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

/// <summary>Releases that are undone, by hand or because one of several targets failed.</summary>
public sealed class RollbackTests
{
    [Fact]
    public async Task A_rolling_deployment_undoes_the_targets_that_were_switched_when_a_later_one_fails()
    {
        await using var scenario = await SiteScenario.CreateAsync(s => Rolling(s, healthyText: "Harbour"));
        var good = await scenario.DeployAsync();
        Assert.Equal(DeploymentStatus.Success, good.Status);

        // The second target serves from a directory that does not follow its link, so it can never be proven.
        await scenario.ImportAsync(Rolling(scenario, healthyText: "Harbour", secondServes: scenario.Repository, version: "2.0.0"));
        var bad = await scenario.DeployAsync("version 2");

        Assert.Equal(DeploymentStatus.RolledBack, bad.Status);
        Assert.Contains("version 1", await scenario.ReadLiveAsync(), StringComparison.Ordinal);
        Assert.Equal(good.DeploymentId, Path.GetFileName(File.ResolveLinkTarget(Path.Combine(scenario.Target, "current"), returnFinalTarget: true)!.FullName));
        Assert.Equal(good.DeploymentId, Path.GetFileName(File.ResolveLinkTarget(Path.Combine(scenario.Root, "second", "current"), returnFinalTarget: true)!.FullName));
    }

    [Fact]
    public async Task Rolling_back_by_hand_verifies_marks_and_proves()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        var first = await scenario.DeployAsync();
        var second = await scenario.DeployAsync("version 2");

        var rollback = await scenario.Workspace.Deployments.RollBackAsync(
            new RollbackRequest { DeploymentId = second.DeploymentId, Reason = "wrong prices" }, SiteScenario.Cancellation);

        Assert.Equal(DeploymentType.Rollback, rollback.DeploymentType);
        Assert.Equal(DeploymentStatus.Success, rollback.Status);
        Assert.Equal(first.DeploymentId, rollback.RollbackDeploymentId);
        Assert.Equal(first.CommitHash, rollback.CommitHash);
        Assert.Contains("wrong prices", Assert.Single(rollback.Warnings), StringComparison.Ordinal);
        Assert.Contains("version 1", await scenario.ReadLiveAsync(), StringComparison.Ordinal);
        var records = await scenario.ReadRecordsAsync();
        Assert.Equal([DeploymentStatus.Success, DeploymentStatus.RolledBack, DeploymentStatus.Success], records.Select(r => r.Status));

        var nothing = await Assert.ThrowsAsync<OperationException>(
            () => scenario.Workspace.Deployments.RollBackAsync(new RollbackRequest(), SiteScenario.Cancellation));
        Assert.Equal("NothingToRollBack", nothing.Id);
    }

    [Fact]
    public async Task A_rollback_to_a_damaged_release_is_refused_before_anything_is_switched()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        var first = await scenario.DeployAsync();
        await scenario.DeployAsync("version 2");
        var damaged = Path.Combine(scenario.Target, "releases", first.DeploymentId, "index.html");
        File.Delete(damaged);
        await File.WriteAllTextAsync(damaged, "tampered", SiteScenario.Cancellation);

        var error = await Assert.ThrowsAsync<OperationException>(
            () => scenario.Workspace.Deployments.RollBackAsync(new RollbackRequest(), SiteScenario.Cancellation));

        Assert.Equal("ReleaseDamaged", error.Id);
        Assert.Contains("index.html", error.Message, StringComparison.Ordinal);
        Assert.Contains("version 2", await scenario.ReadLiveAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await scenario.ReadRecordsAsync()).Count);
    }

    private static string Rolling(SiteScenario scenario, string healthyText, string? secondServes = null, string version = "1.0.0")
    {
        var second = Path.Combine(scenario.Root, "second");
        Directory.CreateDirectory(second);
        var server = scenario.Serve(secondServes ?? Path.Combine(second, "current"));
        return $"""
            version: {version}
            environment: production
            application:
              name: Harbour Light Museum
              homepage: {scenario.Server.Address}
            deployment:
              strategy: rolling
              rollbackStrategy: automatic
              healthCheckUrl: {scenario.Server.Address}
              healthCheckTimeout: 2
              healthCheckText: {healthyText}
              validationSteps: [budgets]
              build:
                output: site
              targets:
                - name: first
                  type: directory
                  path: "{scenario.Target}"
                  url: {scenario.Server.Address}
                - name: second
                  type: directory
                  path: "{second}"
                  url: {server.Address}
            constitutional:
              enforcementLevel: flexible
            """;
    }
}
