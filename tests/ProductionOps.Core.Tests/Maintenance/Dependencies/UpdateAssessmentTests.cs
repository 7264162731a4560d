using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

/// <summary>What whoever approves updates is shown, and that nothing else is applied.</summary>
public sealed class UpdateAssessmentTests(SamplePackages packages) : IClassFixture<SamplePackages>
{
    private const string Site = """{ "patched": "^1.0.0", "grown": "^1.0.0", "unsafe": "^1.0.0", "@team/tool": "^1.0.0" }""";

    [Fact]
    public async Task It_lists_what_would_be_tried_and_what_would_be_left_with_the_reasons_and_changes_nothing()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, Site);
        scenario.Publish("grown@1.1.0", "grown@2.0.0", "unsafe@1.0.1", "@team/tool@1.0.1");
        scenario.Publish("patched@1.0.1", DateTimeOffset.UtcNow.AddDays(-1));
        scenario.Registry.Warn("unsafe", "GHSA-aaaa-bbbb-cccc", "high", "<1.0.1", "Lets anybody in");
        scenario.Settings = scenario.Settings with { ExcludePackages = ["@team/*"] };
        var before = await scenario.FingerprintAsync();

        var asked = await scenario.AssessAsync();

        Assert.Equal(
            [
                "unsafe 1.0.0 to 1.0.1 (patch, settles GHSA-aaaa-bbbb-cccc): planned",
                "grown 1.0.0 to 2.0.0 (major, may break): planned; maintenance.dependencyUpdates.autoApproveClasses does not name major.",
            ],
            asked.DescribeUpdates().Take(2));
        Assert.Equal(["@team/tool excluded", "patched too-fresh"], asked.Updates!.Skip(2).Select(Outcome).Order(StringComparer.Ordinal));
        Assert.Equal([true, false, false, false], asked.Updates!.Select(update => update.Approved));
        Assert.Null(asked.Note);
        Assert.NotNull(asked.AssessedAt);
        Assert.Equal(UserImpact.None, asked.UserImpact);

        var alone = await scenario.AssessAsync(isAsked: false);
        Assert.Equal(["grown 1.1.0 planned", "grown 2.0.0 approval-needed"], alone.Updates!.Where(update => update.Package == "grown").Select(Versioned));
        Assert.Equal(before, await scenario.FingerprintAsync());
        Assert.Empty(scenario.LeftOvers());
    }

    [Fact]
    public async Task It_reads_the_last_commit_and_the_workspaces_of_a_project_below_the_root()
    {
        await using var scenario = await UpdateScenario.CreateAsync(
            packages, """{ "patched": "^1.0.0" }, "workspaces": ["parts/*"], "x": { "y": 1 }""", "the web", ("parts/one/package.json", """{ "name": "one", "version": "1.0.0", "dependencies": { "grown": "^1.0.0" } }"""));
        scenario.Publish("patched@1.0.1", "grown@1.1.0");
        scenario.Write("package.json", "not even JSON, and not committed");

        var found = await scenario.AssessAsync();

        Assert.Equal(["patched 1.0.1 planned", "grown 1.1.0 planned"], found.Updates!.Select(Versioned));
    }

    [Fact]
    public async Task A_patch_lists_what_settles_advisories_alone()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0", "unsafe": "^1.0.0", "holder": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1", "unsafe@1.0.1", "inner@1.0.1");
        scenario.Registry.Warn("unsafe", "GHSA-aaaa-bbbb-cccc", "high", "<1.0.1", "Lets anybody in");
        scenario.Registry.Warn("inner", "GHSA-dddd-eeee-ffff", "low", "<1.0.1", "Tells too much");

        var found = await scenario.AssessAsync(MaintenanceType.SecurityPatch);

        Assert.Equal(["inner 1.0.1 planned", "unsafe 1.0.1 planned"], found.Updates!.Select(Versioned));
        Assert.Contains("by an override in package.json", found.Updates![0].Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MaintenanceType.DependencyUpdate)]
    [InlineData(MaintenanceType.SecurityPatch)]
    public async Task Without_a_registry_it_says_so_and_is_no_failure(MaintenanceType type)
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, Site);
        await scenario.Registry.DisposeAsync();

        var found = await scenario.AssessAsync(type);

        Assert.Null(found.Updates);
        Assert.StartsWith("Which updates there are is not known: ", found.Note, StringComparison.Ordinal);
        Assert.Contains("allows the classes of maintenance.dependencyUpdates.autoApproveClasses", found.Note, StringComparison.Ordinal);
        Assert.Equal(UserImpact.None, found.UserImpact);
        Assert.Contains(found.Note, scenario.Reporter.Warnings);
    }

    [Fact]
    public async Task A_lock_file_that_was_never_committed_is_told_by_the_place_of_the_user()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, Site);
        await scenario.Git.RunAsync("rm", "--cached", "--quiet", "package-lock.json");
        await scenario.Git.RunAsync("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "Forget");

        var found = await scenario.AssessAsync(isAsked: false);

        Assert.Contains($"no package-lock.json in '{scenario.Project}'", found.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("Whoever approves", found.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_after_the_approval_waits_and_what_was_approved_is_applied()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "patched": "^1.0.0", "grown": "^1.0.0" }""");
        scenario.Settings = scenario.Settings with { AutoApprove = false };
        scenario.Publish("grown@1.1.0");
        var shown = await scenario.AssessAsync();
        scenario.Publish("grown@2.0.0", "patched@1.0.1");

        var record = await scenario.RunAsync(approvedBy: "ada", shown: shown);

        var updates = record.DependencyUpdates!.Updates;
        Assert.Equal(
            ["grown 1.1.0 applied", "grown 2.0.0 approval-needed", "patched 1.0.1 approval-needed"],
            updates.Select(Versioned).Order(StringComparer.Ordinal));
        Assert.All(updates.Skip(1), update => Assert.Contains("not among the updates that were approved", update.Reason, StringComparison.Ordinal));
        Assert.Equal("1.1.0", (await scenario.LockedAtAsync(record.DependencyUpdates.Branch!))["node_modules/grown"]);
        Assert.Equal("1.0.0", (await scenario.LockedAtAsync(record.DependencyUpdates.Branch!))["node_modules/patched"]);
    }

    [Fact]
    public async Task A_patch_takes_the_release_that_was_approved_and_not_the_one_that_followed()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "grown": "^1.0.0", "unsafe": "^1.0.0" }""");
        scenario.Settings = scenario.Settings with { AutoApprove = false };
        scenario.Publish("unsafe@1.0.1");
        scenario.Registry.Warn("unsafe", "GHSA-aaaa-bbbb-cccc", "high", "<1.0.1", "Lets anybody in");
        var shown = await scenario.AssessAsync(MaintenanceType.SecurityPatch);
        scenario.Publish("unsafe@1.0.2", "grown@1.1.0");
        scenario.Registry.Warn("grown", "GHSA-dddd-eeee-ffff", "low", "<1.1.0", "Tells too much");

        var record = await scenario.RunAsync(MaintenanceType.SecurityPatch, approvedBy: "ada", shown: shown);

        Assert.Equal(
            ["grown 1.1.0 approval-needed", "unsafe 1.0.1 applied"],
            record.SecurityPatch!.Updates!.Select(Versioned).Order(StringComparer.Ordinal));
        Assert.Contains("not among the updates that were approved", Assert.Single(record.Results!.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_approved_without_a_list_allowed_the_usual_classes_only()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "grown": "^1.0.0" }""");
        scenario.Settings = scenario.Settings with { AutoApprove = false };
        scenario.Publish("grown@1.1.0", "grown@2.0.0");

        var record = await scenario.RunAsync(approvedBy: "ada", shown: new ImpactAssessment { Note = "The registry did not answer." });

        var updates = record.DependencyUpdates!.Updates;
        Assert.Equal(["grown 1.1.0 applied", "grown 2.0.0 approval-needed"], updates.Select(Versioned).Order(StringComparer.Ordinal));
        Assert.Contains("It was not known when the run was approved, and maintenance.dependencyUpdates.autoApproveClasses does not name major.", updates.Select(update => update.Reason));
    }

    private static string Outcome(DependencyUpdate update) => $"{update.Package} {JsonLiteral.Of(update.Outcome!.Value)}";

    private static string Versioned(DependencyUpdate update) => $"{update.Package} {update.TargetVersion} {JsonLiteral.Of(update.Outcome!.Value)}";
}
