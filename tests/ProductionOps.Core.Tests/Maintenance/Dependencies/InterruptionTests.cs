using System.Text.RegularExpressions;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

/// <summary>What may go wrong around a run: nothing of the user's changes, and nothing is left.</summary>
public sealed partial class InterruptionTests(SamplePackages packages) : IClassFixture<SamplePackages>
{
    [Fact]
    public async Task A_run_that_is_stopped_in_an_attempt_leaves_nothing()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1");
        scenario.Write("build.mjs", "await new Promise(done => setTimeout(done, 600_000))");
        await scenario.Git.CommitAsync("Wait");
        var before = await scenario.FingerprintAsync();
        using var stop = new CancellationTokenSource();
        var run = scenario.RunAsync(cancellation: stop.Token);
        while (!run.IsCompleted && !scenario.Reporter.Details.Any(line => line.StartsWith("> npm run build", StringComparison.Ordinal)))
            await Task.Delay(20, TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(before, await scenario.FingerprintAsync());
        Assert.Empty(scenario.LeftOvers());
    }

    [Fact]
    public async Task What_a_killed_run_left_is_removed_by_the_next()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1");
        var before = await scenario.FingerprintAsync();

        // The work tree of a process that was killed while it installed: git knows it, and so does the disk.
        Assert.Equal("1.0.1", (await scenario.LockedAtAsync((await scenario.RunAsync()).DependencyUpdates!.Branch!))["node_modules/patched"]);
        var root = Directory.EnumerateDirectories(Path.Combine(scenario.Data, "dependencies")).Single();
        var left = Path.Combine(root, "20260101-000000-dependencies");
        await scenario.Git.RunAsync("worktree", "add", "--quiet", "--detach", "--lock", left, "main");
        Directory.CreateDirectory(Path.Combine(left, "node_modules", "half"));
        Directory.CreateDirectory(Path.Combine(root, "20260101-000001-dependencies", "not yet known to git"));

        var record = await scenario.RunAsync();

        Assert.True(record.Results!.Success);
        Assert.Empty(scenario.LeftOvers());
        Assert.Equal(WorkTrees(before), WorkTrees(await scenario.FingerprintAsync()));
    }

    [Fact]
    public async Task Two_runs_of_one_repository_do_not_meet()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1");
        OperationException? second = null;
        scenario.Steps.OnStep = step =>
        {
            if (!step.StartsWith("looking", StringComparison.Ordinal)) return;
            scenario.Steps.OnStep = null;
            second = Assert.Throws<OperationException>(() => scenario.RunAsync().GetAwaiter().GetResult());
        };

        var first = await scenario.RunAsync();

        Assert.Equal("DependencyUpdateRunning", second!.Id);
        Assert.True(first.Results!.Success);
    }

    [Fact]
    public async Task Without_a_registry_npm_tries_once_more_after_a_second_and_nothing_changes()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        using var cache = new TemporaryFolder();
        scenario.Write(".npmrc", $"registry=http://127.0.0.1:9/\ncache={cache.Path}\n");
        await scenario.Git.CommitAsync("Unplug");
        var before = await scenario.FingerprintAsync();

        var exception = await Assert.ThrowsAsync<OperationException>(() => scenario.RunAsync());

        Assert.Equal("DependencyRegistryUnavailable", exception.Id);
        Assert.Contains("Nothing was changed", exception.Message, StringComparison.Ordinal);

        // By itself npm would try three times, 10 and 60 s apart: its own logs tell the attempts, and with what it was started. An audit is
        // asked for with a POST, which npm never tries again.
        var logs = Directory.GetFiles(cache.At("_logs"), "*-debug-0.log").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        Assert.Equal(["audit", "outdated"], logs.Select(log => StartedCommand().Match(log).Groups["command"].Value));
        Assert.Equal(["1", "2"], logs.SelectMany(log => FailedAttempt().Matches(log)).Select(match => match.Groups["number"].Value));
        Assert.Contains("\"--fetch-retry-mintimeout\" \"1000\"", logs[^1], StringComparison.Ordinal);
        Assert.Equal(before, await scenario.FingerprintAsync());
        Assert.Empty(scenario.LeftOvers());
    }

    [Fact]
    public async Task A_registry_that_goes_away_between_attempts_is_nobodys_guilt()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1");
        scenario.Steps.OnStep = step =>
        {
            if (step.StartsWith("attempt", StringComparison.Ordinal)) scenario.Registry.DisposeAsync().AsTask().GetAwaiter().GetResult();
        };
        var before = await scenario.FingerprintAsync();

        var exception = await Assert.ThrowsAsync<OperationException>(() => scenario.RunAsync());

        Assert.Equal("DependencyRegistryUnavailable", exception.Id);
        Assert.Equal(before, await scenario.FingerprintAsync());
    }

    [Theory]
    [InlineData("package-lock.json", null, "DependencyLockMissing")]
    [InlineData("package-lock.json", "{\"lockfileVersion\":1,\"dependencies\":{}}", "DependencyLockInvalid")]
    [InlineData("package-lock.json", "{ half", "DependencyLockInvalid")]
    [InlineData("package.json", "{ half", "DependencyManifestInvalid")]
    [InlineData("package.json", null, "DependencyManifestMissing")]
    public async Task What_is_missing_or_damaged_is_named(string path, string? text, string id)
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        File.Delete(Path.Combine(scenario.Project, path));
        if (text is not null) scenario.Write(path, text);
        await scenario.Git.CommitAsync("Damage");

        var exception = await Assert.ThrowsAsync<OperationException>(() => scenario.RunAsync());

        Assert.Equal(id, exception.Id);
        Assert.Empty(scenario.LeftOvers());
    }

    [Fact]
    public async Task Another_package_manager_is_left_alone()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        File.Delete(Path.Combine(scenario.Project, "package-lock.json"));
        scenario.Write("pnpm-lock.yaml", "lockfileVersion: '9.0'\n");
        await scenario.Git.CommitAsync("pnpm");

        Assert.Equal("DependencyManagerUnsupported", (await Assert.ThrowsAsync<OperationException>(() => scenario.RunAsync())).Id);
    }

    [Fact]
    public async Task Without_git_nothing_is_tried()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        Directory.Delete(Path.Combine(scenario.Git.Path, ".git"), recursive: true);

        Assert.Equal("DependencyRepositoryMissing", (await Assert.ThrowsAsync<OperationException>(() => scenario.RunAsync())).Id);
    }

    [Fact]
    public async Task Changes_that_are_not_committed_stay_and_are_no_part_of_it()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1");
        scenario.Write("build.mjs", "throw new Error('half an idea')");
        await scenario.Git.RunAsync("add", "build.mjs");
        scenario.Write("package.json", "{ half an edit");
        var before = await scenario.FingerprintAsync();

        var record = await scenario.RunAsync();

        var result = record.DependencyUpdates!;
        Assert.Equal(DependencyUpdateOutcome.Applied, Assert.Single(result.Updates).Outcome);
        Assert.Contains(scenario.Reporter.Warnings, warning => warning.StartsWith("2 files of the work tree differ", StringComparison.Ordinal));
        Assert.Equal(before, (await scenario.FingerprintAsync()).Replace($"{result.CommitHash} commit\trefs/heads/{result.Branch}\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_time_is_over_what_is_proven_good_is_kept()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0", "broken": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1", "broken@1.1.0");
        scenario.Settings = scenario.Settings with { TimeLimit = 1 };

        var record = await scenario.RunAsync();

        Assert.False(record.Results!.Success);
        Assert.All(record.DependencyUpdates!.Updates, update => Assert.Equal(DependencyUpdateOutcome.NotJudged, update.Outcome));
        Assert.All(record.Results.Errors, error => Assert.Equal("DependencyUpdateNotJudged", error.ErrorId));
        Assert.Empty(scenario.LeftOvers());
    }

    private static string[] WorkTrees(string fingerprint) => [.. fingerprint.Split('\n').Where(line => line.Contains(" (", StringComparison.Ordinal) || line.Contains("detached", StringComparison.Ordinal))];

    [GeneratedRegex(@"verbose argv ""(?<command>\w+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StartedCommand();

    [GeneratedRegex(@"attempt (?<number>\d+) failed with ECONNREFUSED", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FailedAttempt();
}
