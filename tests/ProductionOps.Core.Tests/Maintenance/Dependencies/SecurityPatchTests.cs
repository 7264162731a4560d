using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

/// <summary>Advisories and nothing else, with the real npm, git and node.</summary>
public sealed class SecurityPatchTests(SamplePackages packages) : IClassFixture<SamplePackages>
{
    [Fact]
    public async Task Direct_and_transitive_packages_are_patched_by_the_smallest_change_and_the_rest_is_told()
    {
        await using var scenario = await UpdateScenario.CreateAsync(
            packages, """{ "patched": "^1.0.0", "unsafe": "^1.0.0", "carrier": "^1.0.0", "keeper": "^1.0.0" }""");
        scenario.Publish("patched@1.0.1", "inner@1.0.1");
        scenario.Publish("unsafe@1.0.1", DateTimeOffset.UtcNow);
        scenario.Publish("unsafe@1.1.0");
        scenario.Registry.Warn("unsafe", "GHSA-aaaa-aaaa-aaaa", "high", "<1.0.1", "Lets anybody in");
        scenario.Registry.Warn("inner", "GHSA-bbbb-bbbb-bbbb", "critical", ">=1.0.0 <1.0.1", "Tells everything");
        scenario.Registry.Warn("rotten", "GHSA-cccc-cccc-cccc", "moderate", "*", "Is rotten");
        var before = await scenario.FingerprintAsync();

        var record = await scenario.RunAsync(MaintenanceType.SecurityPatch);

        var patch = record.SecurityPatch!;
        Assert.Equal(["inner", "unsafe"], patch.PatchedPackages.Order(StringComparer.Ordinal));
        Assert.Equal(RiskLevel.Critical, patch.RiskLevel);
        Assert.Equal(3, patch.Vulnerabilities.Count);
        Assert.Null(patch.Vulnerabilities.Single(vulnerability => vulnerability.Package == "rotten").PatchedAt);
        Assert.NotNull(patch.Vulnerabilities.Single(vulnerability => vulnerability.Package == "inner").PatchedAt);
        Assert.True(patch.TestResults!.FunctionalTestsPassed);
        Assert.False(patch.TestResults.SecurityScanPassed);
        var error = Assert.Single(record.Results!.Errors);
        Assert.Equal("VulnerabilityNotPatched", error.ErrorId);
        Assert.Contains("keeper 1.0.0 asks for ^1.0.0", error.Message, StringComparison.Ordinal);
        Assert.Contains("no safe version yet", error.Message, StringComparison.Ordinal);
        Assert.False(record.Results.Success);
        Assert.Matches("^[0-9]{8}-[0-9]{6}-security-patch$", patch.Branch);

        var locked = await scenario.LockedAtAsync(patch.Branch!);
        Assert.Equal("1.0.1", locked["node_modules/unsafe"]);
        Assert.Equal("1.0.1", locked["node_modules/inner"]);
        Assert.Equal("1.0.0", locked["node_modules/patched"]);
        var after = await scenario.FingerprintAsync();
        Assert.Equal(before, after.Replace($"{patch.CommitHash} commit\trefs/heads/{patch.Branch}\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_range_that_shuts_the_patch_out_is_overridden_where_no_promise_is_broken()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "holder": "^1.0.0" }""");
        scenario.Publish("inner@1.0.1");
        scenario.Registry.Warn("inner", "GHSA-bbbb-bbbb-bbbb", "high", "<1.0.1", "Tells everything");

        var record = await scenario.RunAsync(MaintenanceType.SecurityPatch);

        Assert.True(record.Results!.Success);
        Assert.Equal("1.0.1", (await scenario.LockedAtAsync(record.SecurityPatch!.Branch!))["node_modules/inner"]);
        var manifest = await scenario.Git.RunAsync("show", $"{record.SecurityPatch.Branch}:package.json");
        Assert.Contains("  \"overrides\": {\n    \"inner\": \"1.0.1\"\n  }", manifest, StringComparison.Ordinal);
        Assert.Contains("by an override in package.json", Assert.Single(record.SecurityPatch.Updates!).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_severities_that_matter_are_acted_on()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "unsafe": "^1.0.0" }""");
        scenario.Publish("unsafe@1.0.1");
        scenario.Registry.Warn("unsafe", "GHSA-aaaa-aaaa-aaaa", "moderate", "<1.0.1", "Is unkind");
        scenario.Settings = scenario.Settings with { SecuritySeverity = VulnerabilitySeverity.High };

        var record = await scenario.RunAsync(MaintenanceType.SecurityPatch);

        Assert.True(record.Results!.Success);
        Assert.Empty(record.SecurityPatch!.Vulnerabilities);
        Assert.Null(record.SecurityPatch.Branch);
        Assert.Null(record.SecurityPatch.TestResults);
    }

    [Fact]
    public async Task A_patch_that_breaks_the_site_is_left_out_and_told()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "broken": "^1.0.0" }""");
        scenario.Publish("broken@1.1.0");
        scenario.Registry.Warn("broken", "GHSA-dddd-dddd-dddd", "high", "<1.1.0", "Is open");

        var record = await scenario.RunAsync(MaintenanceType.SecurityPatch);

        Assert.False(record.Results!.Success);
        Assert.Null(record.SecurityPatch!.Branch);
        Assert.Empty(record.SecurityPatch.PatchedPackages);
        Assert.Equal(["DependencyUpdateFailed", "VulnerabilityNotPatched"], record.Results.Errors.Select(error => error.ErrorId));
        Assert.Contains("The site fails with 1.1.0", record.Results.Errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_that_could_not_run_is_an_error_and_never_clean()
    {
        await using var scenario = await UpdateScenario.CreateAsync(packages, """{ "unsafe": "^1.0.0" }""");
        scenario.Registry.AuditStatus = 405;

        var exception = await Assert.ThrowsAsync<OperationException>(() => scenario.RunAsync(MaintenanceType.SecurityPatch));

        Assert.Equal("DependencyAuditUnavailable", exception.Id);
        Assert.Empty(scenario.LeftOvers());
    }
}
