using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

public sealed class DeploymentInterruptionTests
{
    [Fact]
    public async Task A_second_deployment_is_told_who_runs_the_first_and_why()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        await using var other = await scenario.OpenAsync();
        await using var held = await other.Store.LockAsync("deployment", new LockRequest("opening night", TimeSpan.Zero), SiteScenario.Cancellation);

        var error = await Assert.ThrowsAsync<OperationException>(scenario.DeployAsync);

        Assert.Equal("LockHeld", error.Id);
        Assert.Equal(ErrorKind.Busy, error.Kind);
        Assert.Contains("opening night", error.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.UserName, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("switching to")]
    [InlineData("checking health")]
    public async Task A_cancelled_deployment_leaves_what_was_served_and_says_so(string moment)
    {
        await using var scenario = await SiteScenario.CreateAsync();
        await scenario.DeployAsync();
        scenario.WriteSite("version 2");
        scenario.Commit("version 2");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(SiteScenario.Cancellation);
        scenario.Reporter.OnMessage = message =>
        {
            if (message.Contains(moment, StringComparison.Ordinal)) cancel.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => scenario.Workspace.Deployments.DeployAsync(scenario.Request, cancel.Token));

        Assert.Contains("version 1", await scenario.ReadLiveAsync(), StringComparison.Ordinal);
        var record = (await scenario.ReadRecordsAsync())[^1];
        Assert.Contains(record.Status, new[] { DeploymentStatus.Failed, DeploymentStatus.RolledBack });
        Assert.Equal("DeploymentCancelled", Assert.Single(record.Errors).ErrorId);
        Assert.Null(await scenario.Workspace.Store.FindLockOwnerAsync("deployment", SiteScenario.Cancellation));
        scenario.Reporter.OnMessage = null;
        Assert.Equal(DeploymentStatus.Success, (await scenario.DeployAsync()).Status);
    }

    [Fact]
    public async Task Recovery_of_nothing_changes_nothing()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        var record = await scenario.DeployAsync();

        Assert.Empty(await scenario.Workspace.Deployments.RecoverAsync(SiteScenario.Cancellation));
        Assert.Equivalent(record, Assert.Single(await scenario.ReadRecordsAsync()), strict: true);
    }

    [Fact]
    public async Task A_target_that_another_store_uses_at_the_moment_is_left_alone()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        await scenario.DeployAsync();
        scenario.WriteSite("version 2");
        scenario.Commit("version 2");
        using var held = scenario.Files.TryLock(Path.Combine(scenario.Target, ".lock"));
        Assert.NotNull(held);

        var record = await scenario.DeployAsync();

        Assert.Equal(DeploymentStatus.Failed, record.Status);
        Assert.Equal("TargetHeld", Assert.Single(record.Errors).ErrorId);
        Assert.Contains("version 1", await scenario.ReadLiveAsync(), StringComparison.Ordinal);
    }
}
