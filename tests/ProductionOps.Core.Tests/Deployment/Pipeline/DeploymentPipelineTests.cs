using ProductionOps.Deployment;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

public sealed class DeploymentPipelineTests
{
    [Fact]
    public async Task The_first_deployment_is_initial_and_records_what_was_measured()
    {
        await using var scenario = await SiteScenario.CreateAsync();

        var record = await scenario.DeployAsync();

        Assert.Equal(DeploymentStatus.Success, record.Status);
        Assert.Equal(DeploymentType.Initial, record.DeploymentType);
        Assert.Equal(scenario.Git("rev-parse", "HEAD").Trim(), record.CommitHash);
        Assert.Equal("main", record.BranchName);
        Assert.Null(record.RollbackDeploymentId);
        Assert.Equal("export const light=1;".Length, record.BuildInfo!.BundleSize!.Javascript);
        Assert.Null(record.BuildInfo.BuildTime);
        Assert.Null(record.BuildInfo.AstroVersion);
        Assert.Null(record.Validation!.Performance);
        Assert.NotNull(record.Validation.ConstitutionalCompliance);
        Assert.Empty(record.Errors);
        Assert.Equal(record.Proof!.FilesTotal, record.Proof.FilesChecked);
        Assert.Empty(record.Proof.Mismatches);
        Assert.Equal(64, record.ManifestChecksum!.Length);
        Assert.Contains("version 1", await scenario.ReadLiveAsync(), StringComparison.Ordinal);
        Assert.Contains("version 1", await scenario.ReadLiveAsync("über uns/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_returned_is_what_was_stored()
    {
        await using var scenario = await SiteScenario.CreateAsync();

        var record = await scenario.DeployAsync();
        await using var again = await scenario.OpenAsync();

        Assert.Equivalent(record, await again.Store.Deployments.FindAsync(record.DeploymentId, SiteScenario.Cancellation), strict: true);
    }

    [Theory]
    [InlineData("atomic")]
    [InlineData("blue-green")]
    public async Task A_release_that_is_not_well_is_rolled_back_by_itself(string strategy)
    {
        await using var scenario = await SiteScenario.CreateAsync(s => s.Configuration(strategy));
        var good = await scenario.DeployAsync();
        scenario.Write("site/index.html", "<!doctype html><title>empty</title>");
        scenario.Commit("broken");

        var bad = await scenario.DeployAsync();

        Assert.Equal(strategy == "atomic" ? DeploymentStatus.RolledBack : DeploymentStatus.Failed, bad.Status);
        Assert.Equal(good.DeploymentId, bad.RollbackDeploymentId);
        Assert.Equal(strategy == "atomic" ? "HealthCheckFailed" : "IdleSlotUnhealthy", Assert.Single(bad.Errors).ErrorId);
        Assert.Contains("version 1", await scenario.ReadLiveAsync(), StringComparison.Ordinal);
        Assert.Equal(bad.Errors[0].ErrorId, DeploymentFailure.Of(bad)!.Id);
    }

    [Fact]
    public async Task With_a_manual_strategy_a_release_that_is_not_well_stays_until_somebody_undoes_it()
    {
        await using var scenario = await SiteScenario.CreateAsync(s => s.Configuration(rollback: "manual"));
        var good = await scenario.DeployAsync();
        scenario.Write("site/index.html", "<!doctype html><title>empty</title>");
        scenario.Commit("broken");

        var bad = await scenario.DeployAsync();
        Assert.Equal(DeploymentStatus.Failed, bad.Status);
        Assert.Equal(ErrorSeverity.Critical, Assert.Single(bad.Errors).Severity);
        Assert.DoesNotContain("version 1", await scenario.ReadLiveAsync(), StringComparison.Ordinal);

        var undone = await scenario.Workspace.Deployments.RollBackAsync(new RollbackRequest(), SiteScenario.Cancellation);
        Assert.Equal(DeploymentStatus.Success, undone.Status);
        Assert.Equal(good.DeploymentId, undone.RollbackDeploymentId);
        Assert.Contains("version 1", await scenario.ReadLiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_first_deployment_has_nothing_to_return_to_and_says_so()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        scenario.Write("site/index.html", "<!doctype html><title>empty</title>");
        scenario.Commit("broken");

        var bad = await scenario.DeployAsync();

        Assert.Equal(DeploymentStatus.Failed, bad.Status);
        var error = Assert.Single(bad.Errors);
        Assert.Equal(ErrorSeverity.Critical, error.Severity);
        Assert.Contains("no previous release", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_is_seen_on_the_target_and_in_what_is_served()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        var record = await scenario.DeployAsync();
        var before = await scenario.Workspace.Deployments.TestAsync(null, DeploymentEnvironment.Production, SiteScenario.Cancellation)
            .SingleAsync(SiteScenario.Cancellation);
        Assert.True(before.IsIntact);

        var file = Path.Combine(scenario.Target, "current", "style.css");
        File.Delete(file);
        await File.WriteAllTextAsync(file, "body{color:red}", SiteScenario.Cancellation);
        var after = await scenario.Workspace.Deployments.TestAsync(record.DeploymentId, DeploymentEnvironment.Production, SiteScenario.Cancellation)
            .SingleAsync(SiteScenario.Cancellation);

        Assert.False(after.IsIntact);
        Assert.Contains("style.css", Assert.Single(after.ServedMismatches), StringComparison.Ordinal);
        Assert.Contains("style.css", Assert.Single(after.StoredMismatches), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_tells_each_of_its_steps_and_its_end_also_where_the_site_does_not_answer()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        await scenario.DeployAsync();
        Assert.Equal(["0 False", "33 False", "66 False", " True"], await TestAsync());

        await scenario.Server.DisposeAsync();
        Assert.Equal(["0 False", " True"], await TestAsync());

        async Task<IEnumerable<string>> TestAsync()
        {
            scenario.Reporter.Steps.Clear();
            var test = scenario.Workspace.Deployments.TestAsync(null, DeploymentEnvironment.Production, SiteScenario.Cancellation);
            var error = await Record.ExceptionAsync(async () => await test.CountAsync(SiteScenario.Cancellation));
            Assert.True(error is null or OperationException { Id: "SiteUnreachable" }, error?.ToString());
            Assert.All(scenario.Reporter.Steps, static step => Assert.Equal("Testing the deployment", step.Activity));
            return scenario.Reporter.Steps.Select(static step => $"{step.PercentComplete} {step.Completed}");
        }
    }

    [Fact]
    public async Task A_dirty_work_tree_is_refused_under_strict_and_a_warning_otherwise()
    {
        await using var scenario = await SiteScenario.CreateAsync(s => s.Configuration(level: "strict"));
        scenario.Write("site/notes.html", "<!doctype html><title>draft</title>");

        var error = await Assert.ThrowsAsync<OperationException>(scenario.DeployAsync);
        Assert.Equal("WorkTreeDirty", error.Id);
        Assert.Contains("site/notes.html", error.Message, StringComparison.Ordinal);
        Assert.Empty(await scenario.ReadRecordsAsync());

        await scenario.ImportAsync(scenario.Configuration().Replace("1.0.0", "1.1.0", StringComparison.Ordinal));
        var record = await scenario.DeployAsync();
        Assert.Equal(DeploymentStatus.Success, record.Status);
        Assert.Contains(record.Warnings, warning => warning.Contains("1 file differs from commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_or_a_target_inside_the_output_is_never_published()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        await scenario.ImportAsync(scenario.Configuration()
            .Replace("1.0.0", "1.1.0", StringComparison.Ordinal)
            .Replace($"path: \"{scenario.Target}\"", "path: site/releases", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<OperationException>(scenario.DeployAsync);

        Assert.Equal("BuildOutputUnsafe", error.Id);
        Assert.Contains("site/releases", error.Message, StringComparison.Ordinal);
        Assert.Empty(await scenario.ReadRecordsAsync());
    }

    [Fact]
    public async Task A_secret_in_the_output_stops_the_release_and_is_not_repeated()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        const string secret = "AKIA" + "Z7VQ2N4XKD3PLM5R";
        scenario.Write("site/config.js", $"const key='{secret}';");
        scenario.Commit("leak");

        var record = await scenario.DeployAsync();

        Assert.Equal(DeploymentStatus.Failed, record.Status);
        Assert.Contains("config.js", record.Errors[0].Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(scenario.Target, "releases", record.DeploymentId)));
        foreach (var file in Directory.EnumerateFiles(scenario.StoreDirectory, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file, SiteScenario.Cancellation), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_hold_stops_everyone_until_it_is_lifted()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        await scenario.Workspace.Deployments.HoldAsync("opening night", until: null, SiteScenario.Cancellation);

        var error = await Assert.ThrowsAsync<OperationException>(scenario.DeployAsync);
        Assert.Equal("DeploymentHeld", error.Id);
        Assert.Contains("opening night", error.Message, StringComparison.Ordinal);
        Assert.Contains("opening night", Assert.Single((await scenario.Workspace.Deployments.PlanAsync(scenario.Request, SiteScenario.Cancellation)).Obstacles), StringComparison.Ordinal);

        Assert.NotNull(await scenario.Workspace.Deployments.LiftHoldAsync(SiteScenario.Cancellation));
        Assert.Equal(DeploymentStatus.Success, (await scenario.DeployAsync()).Status);
    }

    [Fact]
    public async Task A_hold_that_would_have_ended_already_is_refused()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        var error = await Assert.ThrowsAsync<OperationException>(() => scenario.Workspace.Deployments.HoldAsync("sale", DateTimeOffset.UnixEpoch, SiteScenario.Cancellation));
        Assert.Equal("DeploymentHoldTimePast", error.Id);
        Assert.Null(await scenario.Workspace.Deployments.FindHoldAsync(SiteScenario.Cancellation));
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        await scenario.DeployAsync();
        var before = FilesOf(scenario);

        var plan = await scenario.Workspace.Deployments.PlanAsync(scenario.Request, SiteScenario.Cancellation);

        Assert.Equal(before, FilesOf(scenario));
        Assert.Contains(plan.Steps, step => step.Stage == "release" && step.Description.Contains("atomic", StringComparison.Ordinal));
        Assert.Empty(plan.Obstacles);
    }

    [Fact]
    public async Task The_status_says_what_needs_attention()
    {
        await using var scenario = await SiteScenario.CreateAsync();
        var empty = await scenario.Workspace.Status.GetAsync(DeploymentEnvironment.Production, SiteScenario.Cancellation);
        Assert.Null(empty.LiveDeploymentId);

        var good = await scenario.DeployAsync();
        var well = await scenario.Workspace.Status.GetAsync(DeploymentEnvironment.Production, SiteScenario.Cancellation);
        Assert.Equal(good.DeploymentId, well.LiveDeploymentId);

        scenario.Write("site/index.html", "<!doctype html><title>empty</title>");
        scenario.Commit("broken");
        var bad = await scenario.DeployAsync();
        var ill = await scenario.Workspace.Status.GetAsync(DeploymentEnvironment.Production, SiteScenario.Cancellation);
        Assert.Equal(good.DeploymentId, ill.LiveDeploymentId);
        Assert.Equal(bad.DeploymentId, ill.LastDeploymentId);
        Assert.Contains(ill.Attention, text => text.Contains("rolled back", StringComparison.Ordinal));
    }

    private static List<string> FilesOf(SiteScenario scenario) =>
        [.. Directory.EnumerateFileSystemEntries(scenario.Root, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".git", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path).Ticks}")];
}
