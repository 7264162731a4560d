using System.Text.Json;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Files;
using ProductionOps.Store;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class DeploymentCommandTests
{
    [Fact]
    public async Task A_site_is_deployed_listed_compared_tested_and_rolled_back()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var first = await place.DeployAsync();
        var second = await place.DeployAsync("version 2");
        Assert.Contains("version 2", await place.ReadLiveAsync(), StringComparison.Ordinal);

        var list = (await place.RunJsonAsync("deployment", "list")).Succeeded().Records;
        Assert.Equal([second, first], list.Select(static d => d.GetProperty("deploymentId").GetString()));
        var differences = (await place.RunJsonAsync("deployment", "compare", first, second)).Succeeded().Records;
        Assert.Contains(differences, static d => d.GetProperty("property").GetString()!.Contains("commit", StringComparison.OrdinalIgnoreCase));
        var test = (await place.RunJsonAsync("deployment", "test", "--verbose")).Succeeded();
        Assert.True(test.Record.GetProperty("isIntact").GetBoolean());
        Assert.Matches(@"^Testing the deployment:\s+0 % .+ \(1 of 3\)\nTesting the deployment:\s+33 % .+ \(2 of 3\)\nTesting the deployment:\s+66 % .+ \(3 of 3\)\n$", test.Error);
        var status = (await place.RunJsonAsync("status")).Succeeded().Record;
        Assert.Equal(second, status.GetProperty("liveDeploymentId").GetString());

        var rollback = (await place.RunJsonAsync("deployment", "undo", "--reason", "the lamp is out")).Succeeded().Record;
        Assert.Equal("rollback", rollback.GetProperty("deploymentType").GetString());
        Assert.Contains("version 1", await place.ReadLiveAsync(), StringComparison.Ordinal);
        Assert.Equal("rolled-back", (await place.RunJsonAsync("deployment", "show", second)).Succeeded().Record.GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_is_printed_is_what_is_stored()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var id = await place.DeployAsync();
        var stored = JsonDocument.Parse(await File.ReadAllTextAsync(
            place.PathOf($"production/deployments/{id}.json"), TestContext.Current.CancellationToken)).RootElement;
        var shown = (await place.RunJsonAsync("deployment", "show", id)).Succeeded().Record;
        Assert.True(JsonElement.DeepEquals(stored, shown));
        var line = (await place.RunAsync("deployment", "show", "-o", "ndjson")).Succeeded().Output;
        Assert.True(JsonElement.DeepEquals(stored, JsonDocument.Parse(Assert.Single(line.TrimEnd('\n').Split('\n'))).RootElement));
        var row = Assert.Single(CsvText.Read((await place.RunAsync("deployment", "list", "-o", "csv")).Succeeded().Output));
        Assert.Equal((id, "success", "initial"), (row["deploymentId"], row["status"], row["deploymentType"]));
        Assert.Contains(id, (await place.RunAsync("deployment", "list")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_filtered()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var first = await place.DeployAsync();
        place.CommitBroken();
        Assert.Equal(1, (await place.RunAsync("deployment", "new")).ExitCode);

        async Task<int> CountAsync(params string[] filter) => (await place.RunJsonAsync(["deployment", "list", .. filter])).Succeeded().Records.Count;
        Assert.Equal(2, await CountAsync());
        Assert.Equal(1, await CountAsync("--status", "success"));
        Assert.Equal(2, await CountAsync("--status", "success,rolled-back"));
        Assert.Equal(2, await CountAsync("--status", "success", "--status", "rolled-back"));
        Assert.Equal(1, await CountAsync("--type", "initial"));
        Assert.Equal(1, await CountAsync("--limit", "1"));
        Assert.Equal(2, await CountAsync("--environment", "production", "--from", "1d"));
        Assert.Equal(0, await CountAsync("--environment", "staging"));
        Assert.Equal(0, await CountAsync("--to", "2020-01-01"));
        Assert.Equal(first, (await place.RunJsonAsync("deployment", "list", "--type", "initial")).Record.GetProperty("deploymentId").GetString());
    }

    [Fact]
    public async Task A_release_that_fails_is_printed_and_explained()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var good = await place.DeployAsync();
        place.CommitBroken();
        var result = await place.RunJsonAsync("deployment", "new");
        Assert.Equal("rolled-back", result.Failed(1, "HealthCheckFailed").Record.GetProperty("status").GetString());
        Assert.Equal(good, (await place.RunJsonAsync("status")).Record.GetProperty("liveDeploymentId").GetString());
        Assert.Contains("version 1", await place.ReadLiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_is_found_and_explained()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var id = await place.DeployAsync();
        var page = place.PathOf("served/current/index.html");
        File.Delete(page);
        await File.WriteAllTextAsync(page, "defaced", TestContext.Current.CancellationToken);
        var result = await place.RunJsonAsync("deployment", "test", id);
        Assert.Equal(1, result.ExitCode);
        Assert.False(result.Record.GetProperty("isIntact").GetBoolean());
        Assert.Contains("index.html", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_shows_plans_and_changes_nothing()
    {
        using var place = await SiteWorkplace.CreateAsync();
        await place.DeployAsync();
        await place.DeployAsync("version 2");
        (await place.RunAsync("deployment", "lock", "--reason", "x")).Succeeded();
        (await place.RunAsync("deployment", "unlock")).Succeeded();
        place.Commit("version 3");
        var before = place.Fingerprint();

        var plan = (await place.RunJsonAsync("deployment", "new", "--what-if")).Succeeded().Record;
        Assert.Equal("deploy", plan.GetProperty("action").GetString());
        Assert.NotEqual(0, plan.GetProperty("steps").GetArrayLength());
        Assert.NotEmpty(CsvText.Read((await place.RunAsync("deployment", "new", "--what-if", "-o", "csv")).Succeeded().Output));
        Assert.Equal("rollback", (await place.RunJsonAsync("deployment", "undo", "--what-if")).Succeeded().Record.GetProperty("action").GetString());
        (await place.RunAsync("deployment", "lock", "--reason", "x", "--what-if")).Succeeded();
        (await place.RunAsync("deployment", "unlock", "--what-if")).Succeeded();
        Assert.Equal(before, place.Fingerprint());
    }

    [Fact]
    public async Task A_hold_stops_everyone_until_it_is_lifted()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var hold = (await place.RunJsonAsync("deployment", "lock", "--reason", "Sale until Monday", "--until", "2d")).Succeeded().Record;
        var length = hold.GetProperty("until").GetDateTimeOffset() - hold.GetProperty("heldAt").GetDateTimeOffset();
        Assert.InRange(length, TimeSpan.FromDays(1.9), TimeSpan.FromDays(2));
        Assert.Contains("Sale until Monday", (await place.RunAsync("deployment", "new")).Failed(1, "DeploymentHeld").Error, StringComparison.Ordinal);
        (await place.RunAsync("deployment", "lock", "--reason", "another")).Failed(1, "DeploymentHeld");
        Assert.Equal(1, (await place.RunAsync("deployment", "new", "--what-if")).ExitCode);

        Assert.Equal("Sale until Monday", (await place.RunJsonAsync("deployment", "unlock", "--what-if")).Succeeded().Record.GetProperty("reason").GetString());
        Assert.Equal("Sale until Monday", (await place.RunJsonAsync("deployment", "unlock")).Succeeded().Record.GetProperty("reason").GetString());
        Assert.Empty((await place.RunJsonAsync("deployment", "unlock")).Succeeded().Records);
        await place.DeployAsync();
    }

    [Fact]
    public async Task The_facts_that_a_user_states_are_recorded()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var record = (await place.RunJsonAsync(
            "deployment", "new", "--type", "hotfix", "--trigger", "emergency", "--user-impact", "low", "--estimated-users", "17",
            "--deployed-by", "Ännchen", "--wait", "5s")).Succeeded().Record;
        Assert.Equal("hotfix", record.GetProperty("deploymentType").GetString());
        Assert.Equal("emergency", record.GetProperty("triggerSource").GetString());
        Assert.Equal("Ännchen", record.GetProperty("deployedBy").GetString());
        Assert.Equal("low", record.GetProperty("metadata").GetProperty("userImpact").GetString());
        Assert.Equal(17, record.GetProperty("metadata").GetProperty("estimatedUsers").GetInt64());
    }

    [Fact]
    public async Task Every_mistake_has_its_error()
    {
        using var place = await SiteWorkplace.CreateAsync(level: "strict");
        (await place.RunAsync("deployment", "show")).Failed(1, "DeploymentNotFound");
        (await place.RunAsync("deployment", "show", "nonsense")).Failed(2, "RecordIdInvalid");
        (await place.RunAsync("deployment", "show", "20200101-000000-deployment")).Failed(1, "DeploymentNotFound");
        (await place.RunAsync("deployment", "undo")).Failed(1, "NothingToRollBack");
        (await place.RunAsync("deployment", "new", "--environment", "staging")).Failed(1, "ConfigurationNotFound");
        using var elsewhere = new Workplace();
        (await place.RunAsync("deployment", "new", "--project", elsewhere.Root)).Failed(2, "NotAGitRepository");
        place.Write("site/untracked.html", "x");
        (await place.RunAsync("deployment", "new")).Failed(1, "WorkTreeDirty");
    }

    [Fact]
    public async Task A_damaged_record_is_reported_and_the_others_are_shown()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var first = await place.DeployAsync();
        var second = await place.DeployAsync("version 2");
        place.Write($"production/deployments/{first}.json", "{");
        var result = (await place.RunJsonAsync("deployment", "list")).Failed(1, "RecordDamaged");
        Assert.Equal(second, result.Record.GetProperty("deploymentId").GetString());
        (await place.RunAsync("deployment", "show", first)).Failed(1, "RecordDamaged");
    }

    [Fact]
    public async Task There_is_nothing_to_recover_after_a_good_end()
    {
        using var place = await SiteWorkplace.CreateAsync();
        await place.DeployAsync();
        var result = (await place.RunJsonAsync("deployment", "recover")).Succeeded();
        Assert.Empty(result.Records);
        Assert.Contains("nothing to recover", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_runs_elsewhere_is_named_with_its_owner()
    {
        using var place = await SiteWorkplace.CreateAsync();
        await using var store = await new StoreFactory(new PhysicalFileSystem(), TimeProvider.System)
            .OpenAsync(place.Root, environmentValue: null, place.Root, TestContext.Current.CancellationToken);
        await using (await store.LockAsync("deployment", new LockRequest("a long deployment", TimeSpan.Zero), TestContext.Current.CancellationToken))
        {
            var result = (await place.RunAsync("deployment", "new")).Failed(1, "LockHeld");
            Assert.Contains("a long deployment", result.Error, StringComparison.Ordinal);
            (await place.RunAsync("deployment", "recover")).Failed(1, "LockHeld");
        }

        await place.DeployAsync();
    }

    [Fact]
    public async Task A_damaged_release_is_not_returned_to()
    {
        using var place = await SiteWorkplace.CreateAsync();
        var first = await place.DeployAsync();
        await place.DeployAsync("version 2");
        var page = place.PathOf($"served/releases/{first}/index.html");
        File.Delete(page);
        await File.WriteAllTextAsync(page, "damaged", TestContext.Current.CancellationToken);
        (await place.RunAsync("deployment", "undo")).Failed(1, "ReleaseDamaged");
        Assert.Contains("version 2", await place.ReadLiveAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3", "BuildFailed")]
    [InlineData("rm -r site", "BuildOutputMissing")]
    public async Task A_build_that_fails_is_recorded_and_explained(string shell, string errorId)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The build commands of this test are for a POSIX shell.");
        using var place = await SiteWorkplace.CreateAsync();
        (await place.RunAsync("configuration", "set", $"deployment.build.shell={shell}")).Succeeded();
        var result = (await place.RunJsonAsync("deployment", "new")).Failed(1, errorId);
        Assert.Equal("failed", result.Record.GetProperty("status").GetString());
    }
}
