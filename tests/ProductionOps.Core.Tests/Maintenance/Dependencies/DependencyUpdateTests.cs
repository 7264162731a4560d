using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

/// <summary>The real npm, git and node on a real project, with a registry on loopback.</summary>
public sealed class DependencyUpdateTests(SamplePackages packages) : IClassFixture<SamplePackages>
{
    [Fact]
    public async Task Good_updates_are_kept_and_the_one_that_breaks_the_build_is_named()
    {
        await using var scenario = await UpdateScenario.CreateAsync(
            packages, """{ "patched": "1.0.0", "grown": "^1.0.0", "unsafe": "~1.0.0", "broken": "^1.0.0", "@team/tool": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1", "grown@1.1.0", "grown@2.0.0", "unsafe@1.0.1", "broken@1.1.0", "@team/tool@1.0.1");
        scenario.Registry.Warn("unsafe", "GHSA-aaaa-bbbb-cccc", "high", "<1.0.1", "Lets anybody in");
        scenario.Write("notes.txt", "not committed");
        var before = await scenario.FingerprintAsync();

        var record = await scenario.RunAsync();

        var result = record.DependencyUpdates!;
        Assert.Equal(
            ["@team/tool applied", "broken failed", "grown applied", "grown approval-needed", "patched applied", "unsafe applied"],
            Summary(result));
        Assert.True(record.Results!.Success);
        Assert.True(record.Results.RollbackRequired);
        var error = Assert.Single(record.Results.Errors);
        Assert.Equal("DependencyUpdateFailed", error.ErrorId);
        Assert.Contains("broken 1.0.0 to 1.1.0", error.Message, StringComparison.Ordinal);
        Assert.Equal("build", error.Context["step"].GetString());
        Assert.Contains("the new broken cannot be loaded", error.Context["lastLines"].GetString(), StringComparison.Ordinal);
        Assert.True(result.Updates.Single(update => update.Package == "unsafe").Security);
        Assert.True(result.TestResults!.BuildSuccess);
        Assert.Null(result.TestResults.TestsPassed);

        // All, none, halves of five to find the guilty one, and the rest together.
        Assert.InRange(result.Attempts!.Value, 4, 6);
        Assert.Matches("^[0-9]{8}-[0-9]{6}-dependencies$", result.Branch);
        Assert.Equal(result.CommitHash, await scenario.Git.RunAsync("rev-parse", result.Branch!));
        Assert.Equal("main", await scenario.Git.RunAsync("name-rev", "--name-only", "--refs=refs/heads/main", result.Branch + "^"));
        Assert.Equal(["package-lock.json", "package.json"], (await scenario.Git.RunAsync("diff", "--name-only", "main", result.Branch!)).Split('\n'));
        var message = await scenario.Git.RunAsync("show", "--no-patch", "--format=%B", result.Branch!);
        Assert.StartsWith("Update 4 dependencies", message, StringComparison.Ordinal);
        Assert.Contains("- unsafe 1.0.0 to 1.0.1: ", message, StringComparison.Ordinal);
        Assert.Contains("- broken 1.0.0 to 1.1.0 (build)", message, StringComparison.Ordinal);

        // Ranges are written as before, and everything else is byte for byte.
        var manifest = await scenario.Git.RunAsync("show", $"{result.Branch}:package.json");
        Assert.Equal(
            scenario.Read("package.json").Replace("\"patched\": \"1.0.0\"", "\"patched\": \"1.0.1\"").Replace("\"grown\": \"^1.0.0\"", "\"grown\": \"^1.1.0\"")
                .Replace("~1.0.0", "~1.0.1").Replace("tool\": \"^1.0.0\"", "tool\": \"^1.0.1\""),
            manifest);

        var after = await scenario.FingerprintAsync();
        Assert.Equal(before, after.Replace($"{result.CommitHash} commit\trefs/heads/{result.Branch}\n", "", StringComparison.Ordinal));
        Assert.Empty(scenario.LeftOvers());
    }

    [Fact]
    public async Task A_fresh_clone_of_the_result_installs_and_builds()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0", "ui": "^1.0.0", "ui-dom": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1", "ui@1.1.0", "ui-dom@1.1.0");

        var record = await scenario.RunAsync();

        Assert.Equal(1, record.DependencyUpdates!.Attempts);
        Assert.Equal(["ui", "ui-dom"], record.DependencyUpdates.Updates.Single(update => update.Package == "ui").Group!);
        await scenario.Git.RunAsync("checkout", "--quiet", record.DependencyUpdates.Branch!);
        await scenario.NpmAsync("ci");
        await scenario.NpmAsync("run", "build");
        Assert.Contains("<p>patched patched 1.0.1</p>", scenario.Read("dist/index.html"), StringComparison.Ordinal);
        Assert.Empty(await scenario.Git.RunAsync("status", "--porcelain"));
    }

    [Fact]
    public async Task Fresh_excluded_and_breaking_releases_wait_unless_they_remove_a_vulnerability_or_are_approved()
    {
        await using var scenario = await UpdateScenario.CreateAsync(
            packages, """{ "patched": "^1.0.0", "grown": "^1.0.0", "young": "^0.2.0", "unsafe": "^1.0.0", "@team/tool": "^1.0.0" }""");
        scenario.Publish("grown@1.1.0", "grown@2.0.0", "young@0.3.0", "@team/tool@1.0.1");
        scenario.Publish("patched@1.0.1", DateTimeOffset.UtcNow.AddDays(-1));
        scenario.Publish("unsafe@1.0.1", DateTimeOffset.UtcNow.AddHours(-1));
        scenario.Registry.Warn("unsafe", "GHSA-aaaa-bbbb-cccc", "critical", "<1.0.1", "Lets anybody in");
        scenario.Settings = scenario.Settings with { ExcludePackages = ["@team/*"] };

        var record = await scenario.RunAsync();

        Assert.Equal(
            ["@team/tool excluded", "grown applied", "grown approval-needed", "patched too-fresh", "unsafe applied", "young approval-needed"],
            Summary(record.DependencyUpdates!));
        Assert.Contains("may be taken from", record.DependencyUpdates!.Updates.Single(update => update.Package == "patched").Reason, StringComparison.Ordinal);
        Assert.Equal(2, record.DependencyUpdates.BreakingChanges);

        var approved = await scenario.RunAsync(approvedBy: "somebody", shown: await scenario.AssessAsync());
        Assert.Equal(
            ["@team/tool excluded", "grown applied", "patched too-fresh", "unsafe applied", "young applied"],
            Summary(approved.DependencyUpdates!));
        Assert.NotEqual(record.DependencyUpdates.Branch, approved.DependencyUpdates!.Branch);
        Assert.Equal("2.0.0", (await scenario.LockedAtAsync(approved.DependencyUpdates.Branch!))["node_modules/grown"]);
    }

    [Fact]
    public async Task Tests_of_the_project_judge_and_are_counted()
    {
        const string tests = """
            const test = require('node:test');
            test('wrong is one', () => require('node:assert').equal(require('wrong'), 1));
            test('patched is there', () => require('node:assert').ok(require('patched')));
            """;
        await using var scenario = await UpdateScenario.CreateAsync(
            packages, """{ "patched": "^1.0.0", "wrong": "^1.0.0" }, "devDependencies": {}, "x": { "y": 1 }""", files: ("test/site.test.js", tests));
        scenario.Write("package.json", scenario.Read("package.json").Replace("\"build\":", "\"test\": \"node --test\", \"build\":"));
        await scenario.Git.CommitAsync("Tests");
        scenario.Publish("patched@1.0.1", "wrong@1.1.0");

        var record = await scenario.RunAsync();

        Assert.Equal(["patched applied", "wrong failed"], Summary(record.DependencyUpdates!));
        Assert.StartsWith("tests failed: ", record.DependencyUpdates!.Updates.Single(update => update.Package == "wrong").Reason, StringComparison.Ordinal);
        Assert.Equal(2, record.DependencyUpdates.TestResults!.TestsPassed);
        Assert.Equal(0, record.DependencyUpdates.TestResults.TestsFailed);
    }

    [Fact]
    public async Task A_site_that_fails_without_updates_judges_none()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        scenario.Write("build.mjs", "throw new Error('the site itself is broken')");
        await scenario.Git.CommitAsync("Break");
        scenario.Publish("patched@1.0.1");
        var before = await scenario.FingerprintAsync();

        var exception = await Assert.ThrowsAsync<OperationException>(() => scenario.RunAsync());

        Assert.Equal("DependencyBaselineFailed", exception.Id);
        Assert.Contains("the site itself is broken", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await scenario.FingerprintAsync());
        Assert.Empty(scenario.LeftOvers());
    }

    [Fact]
    public async Task A_step_that_fails_without_updates_does_not_judge()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        scenario.Write("build.mjs", scenario.Read("build.mjs") + "\nwriteFileSync('dist/huge.js', 'x'.repeat(5000))");
        await scenario.Git.CommitAsync("Grow");
        scenario.Publish("patched@1.0.1");

        var record = await scenario.RunAsync();

        Assert.Equal(["patched applied"], Summary(record.DependencyUpdates!));
        Assert.Equal(2, record.DependencyUpdates!.Attempts);
    }

    [Fact]
    public async Task Workspaces_are_updated_each_in_its_own_manifest()
    {
        await using var scenario = await UpdateScenario.CreateAsync(
            packages,
            """{ "patched": "1.0.0" }, "workspaces": ["packages/*"]""",
            files: [("packages/part/package.json", """{"name":"part","version":"1.0.0","dependencies":{"grown":"~1.0.0","patched":"^1.0.0"}}""")]);
        scenario.Publish("patched@1.0.1", "grown@1.1.0");

        var record = await scenario.RunAsync();

        Assert.Equal(["grown applied", "patched applied"], Summary(record.DependencyUpdates!));
        var part = await scenario.ManifestAtAsync(record.DependencyUpdates!.Branch!, "packages/part/package.json");
        Assert.Equal("~1.1.0", (string?)part["dependencies"]!["grown"]);
        Assert.Equal("^1.0.1", (string?)part["dependencies"]!["patched"]);
        Assert.Equal("1.0.1", (string?)(await scenario.ManifestAtAsync(record.DependencyUpdates.Branch!))["dependencies"]!["patched"]);
    }

    [Fact]
    public async Task A_project_below_the_root_is_updated_there()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""", project: "web/site ü");
        scenario.Publish("patched@1.0.1");

        var record = await scenario.RunAsync();

        Assert.Equal("1.0.1", (await scenario.LockedAtAsync(record.DependencyUpdates!.Branch!))["node_modules/patched"]);
    }

    [Fact]
    public async Task Install_scripts_run_only_where_they_are_allowed()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "evil": "^1.0.0" }""");
        scenario.Publish("evil@1.0.1");
        scenario.Write("build.mjs", """
            import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
            mkdirSync('dist', { recursive: true });
            writeFileSync('dist/index.html', 'x');
            if (existsSync('node_modules/evil/ran')) throw new Error('a script ran');
            """);
        await scenario.Git.CommitAsync("Watch");

        Assert.Equal(["evil applied"], Summary((await scenario.RunAsync()).DependencyUpdates!));
        scenario.Settings = scenario.Settings with { InstallScripts = true };
        Assert.Equal(["evil failed"], Summary((await scenario.RunAsync()).DependencyUpdates!));
    }

    [Fact]
    public async Task An_update_that_breaks_a_link_is_left_out()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0", "wrong": "^1.0.0" }""");
        scenario.Settings = scenario.Settings with { Checks = ["links", "budgets"] };
        scenario.Write("build.mjs", scenario.Read("build.mjs") + "\nwriteFileSync(`dist/page1.html`, `<!doctype html><title>Page</title><a href='page${require('wrong')}.html'>Next</a>`)");
        await scenario.Git.CommitAsync("Link");
        scenario.Publish("patched@1.0.1", "wrong@1.1.0");

        var record = await scenario.RunAsync();

        Assert.Equal(["patched applied", "wrong failed"], Summary(record.DependencyUpdates!));
        Assert.Contains("page1.html:1: ", record.DependencyUpdates!.Updates.Single(update => update.Package == "wrong").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_update_changes_nothing()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0" }""");
        var before = await scenario.FingerprintAsync();

        var record = await scenario.RunAsync();

        Assert.True(record.Results!.Success);
        Assert.Empty(record.Results.Changes);
        Assert.Empty(record.DependencyUpdates!.Updates);
        Assert.Null(record.DependencyUpdates.Branch);
        Assert.Null(record.DependencyUpdates.TestResults);
        Assert.Equal(before, await scenario.FingerprintAsync());
    }

    private static IEnumerable<string> Summary(DependencyUpdateResult result) => result.Updates
        .Select(update => $"{update.Package} {Json.Literal(update.Outcome!.Value)}")
        .Order(StringComparer.Ordinal);

    private static class Json
    {
        public static string Literal(DependencyUpdateOutcome outcome) => System.Text.Json.JsonSerializer.Serialize(outcome).Trim('"');
    }
}
