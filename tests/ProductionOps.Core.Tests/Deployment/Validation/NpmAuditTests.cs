using ProductionOps.Deployment.Validation;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Deployment.Validation;

/// <summary>The real npm against a registry on loopback.</summary>
public sealed class NpmAuditTests : IDisposable
{
    private const string Advisory = """
        {"left-foot":[{"id":1234,"url":"https://github.com/advisories/GHSA-aaaa-bbbb-cccc","title":"Trips over itself","severity":"high",
          "vulnerable_versions":"<1.2.4","cwe":["CWE-20"],"cvss":{"score":7.5,"vectorString":null}}]}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    public NpmAuditTests()
    {
        _folder.WriteText("project/package.json", """{"name":"site","version":"1.0.0","dependencies":{"left-foot":"^1.2.3"}}""");
        _folder.WriteText("project/package-lock.json", """
            {"name":"site","version":"1.0.0","lockfileVersion":3,"requires":true,"packages":{
              "":{"name":"site","version":"1.0.0","dependencies":{"left-foot":"^1.2.3"}},
              "node_modules/left-foot":{"version":"1.2.3"}}}
            """);
    }

    private string Project => _folder.At("project");

    [Fact]
    public async Task Vulnerabilities_are_found_and_fail_the_step()
    {
        await using var registry = Start(200, Advisory);
        var outcome = await new AuditStep(Audit()).RunAsync(Contexts.Of(Project), default);
        Assert.Contains("left-foot", registry.AskedAbout, StringComparison.Ordinal);
        Assert.Equal(ValidationStatus.Failed, outcome.Status);
        Assert.Equal("VulnerabilitiesFound", outcome.ErrorId);
        var security = outcome.Apply(new DeploymentValidation()).Security!;
        Assert.Equal(80, security.SecurityScore);
        var found = Assert.Single(security.Vulnerabilities);
        Assert.Equal("GHSA-aaaa-bbbb-cccc", found.Id);
        Assert.Equal(VulnerabilitySeverity.High, found.Severity);
        Assert.Equal("Trips over itself", found.Title);
        Assert.Equal("left-foot", found.Package);
        Assert.Equal("1.2.3", found.Version);
        Assert.Equal("1.2.4", found.PatchedVersion);
        Assert.Null(found.Cve);
        Assert.Equal(_time.GetUtcNow(), found.DiscoveredAt);
        Assert.Equal(
            "left-foot 1.2.3 has a vulnerability of severity high: Trips over itself (GHSA-aaaa-bbbb-cccc). Update it to 1.2.4.",
            Assert.Single(outcome.Findings));
    }

    [Fact]
    public async Task A_moderate_vulnerability_is_a_warning()
    {
        await using var registry = Start(200, Advisory.Replace("high", "moderate", StringComparison.Ordinal));
        var outcome = await new AuditStep(Audit()).RunAsync(Contexts.Of(Project), default);
        Assert.Equal(ValidationStatus.Passed, outcome.Status);
        Assert.Single(outcome.Findings);
        Assert.Equal(90, outcome.Apply(new DeploymentValidation()).Security!.SecurityScore);
    }

    [Fact]
    public async Task A_clean_audit_says_so()
    {
        await using var registry = Start(200, "{}");
        var result = await Audit().RunAsync(Project, default);
        Assert.Null(result.Reason);
        Assert.Empty(result.Vulnerabilities!);
        Assert.Equal(100, result.Score);
    }

    [Theory]
    [InlineData(405, "")]
    [InlineData(500, """{"error":"broken"}""")]
    [InlineData(404, "<html>not here</html>")]
    public async Task A_registry_without_audits_leaves_it_unknown(int status, string body)
    {
        await using var registry = Start(status, body);
        var outcome = await new AuditStep(Audit()).RunAsync(Contexts.Of(Project), default);
        Assert.Equal(ValidationStatus.Unknown, outcome.Status);
        Assert.StartsWith("npm audit failed: ", Assert.Single(outcome.Findings), StringComparison.Ordinal);
        Assert.Null(outcome.Apply(new DeploymentValidation()).Security);
    }

    [Fact]
    public async Task An_answer_that_is_no_answer_is_never_clean()
    {
        await using var registry = Start(200, "<html>please log in</html>");
        Assert.Null((await Audit().RunAsync(Project, default)).Vulnerabilities);
    }

    [Fact]
    public async Task A_project_without_lock_file_or_package_is_unknown()
    {
        File.Delete(Path.Combine(Project, "package-lock.json"));
        var audit = new NpmAudit(new ProcessRunner(_time), new PhysicalFileSystem(), _time);
        Assert.Contains("package-lock.json", (await audit.RunAsync(Project, default)).Reason, StringComparison.Ordinal);
        File.Delete(Path.Combine(Project, "package.json"));
        Assert.Contains("no package.json", (await audit.RunAsync(Project, default)).Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private FakeRegistry Start(int status, string answer)
    {
        Assert.SkipUnless(new ProcessRunner(_time).Find("npm") is not null, "npm is not installed; install Node.js to run this test.");
        var registry = new FakeRegistry(status, answer);
        _folder.WriteText("project/.npmrc", $"registry={registry.Address}\n");
        return registry;
    }

    private NpmAudit Audit() => new(new NpmWithoutSettings(_folder.Path), new PhysicalFileSystem(), _time);
}
