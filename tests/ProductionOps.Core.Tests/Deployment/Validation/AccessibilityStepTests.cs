using ProductionOps.Core.Tests.Browsers;
using ProductionOps.Deployment.Proof;
using ProductionOps.Deployment.Validation;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring.Accessibility;

namespace ProductionOps.Core.Tests.Deployment.Validation;

public sealed class AccessibilityStepTests : IDisposable
{
    private const string Good = "<!doctype html><html lang=en><head><title>T</title></head><body><main><h1>Hello</h1></main></body></html>";
    private readonly TemporaryFolder _folder = new();
    private readonly PhysicalFileSystem _files = new();

    [Fact]
    public async Task Every_built_page_is_tested_and_violations_fail()
    {
        _folder.WriteText("dist/index.html", Good);
        _folder.WriteText("dist/404.html", "<img src='data:,'>");
        _folder.WriteText("dist/über uns/index.html", Good.Replace("<h1>", "<img id=here src='data:,'><h1>", StringComparison.Ordinal));
        _folder.WriteText("dist/plain.html", Good);
        var outcome = await RunAsync(WcagLevel.AA);
        Assert.Equal((ValidationStatus.Failed, "AccessibilityViolated"), (outcome.Status, outcome.ErrorId));
        var finding = Assert.Single(outcome.Findings);
        Assert.StartsWith("image-alt (WCAG 1.1.1): '#here' on /site/%C3%BCber%20uns/.", finding, StringComparison.Ordinal);
        var recorded = outcome.Apply(new DeploymentValidation()).Accessibility!;
        Assert.Equal((WcagLevel.AA, 90), (recorded.WcagLevel, recorded.ComplianceScore));
        Assert.Equal("https://example.com/site/%C3%BCber%20uns/", Assert.Single(recorded.Violations).Page);
    }

    [Fact]
    public async Task A_site_without_violations_at_its_level_passes()
    {
        _folder.WriteText("dist/index.html", Good.Replace("<h1>", "<p style='color:#ccc;background:#fff'>Pale</p><h1>", StringComparison.Ordinal));
        Assert.Equal(ValidationStatus.Failed, (await RunAsync(WcagLevel.AA)).Status);
        var outcome = await RunAsync(WcagLevel.A);
        Assert.Equal(ValidationStatus.Passed, outcome.Status);
        Assert.Empty(outcome.Findings);
        Assert.Equal(100, outcome.Apply(new DeploymentValidation()).Accessibility!.ComplianceScore);
    }

    [Fact]
    public async Task Without_a_browser_it_is_unknown()
    {
        _folder.WriteText("dist/index.html", Good);
        var auditor = new AccessibilityAuditor(
            Chromium.Of("/nowhere/chrome"), new SitemapReader(FreshConnections.Create, TimeProvider.System), TimeProvider.System, processors: 2);
        var outcome = await new AccessibilityStep(auditor, _files, TimeProvider.System).RunAsync(Context(WcagLevel.AA), default);
        Assert.Equal(ValidationStatus.Unknown, outcome.Status);
        Assert.Contains("CHROME_PATH", outcome.Findings[0], StringComparison.Ordinal);
        Assert.Null(outcome.Apply(new DeploymentValidation()).Accessibility);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ValidationOutcome> RunAsync(WcagLevel level)
    {
        var auditor = new AccessibilityAuditor(
            Chromium.Starter(), new SitemapReader(FreshConnections.Create, TimeProvider.System), TimeProvider.System, processors: 2);
        return new AccessibilityStep(auditor, _files, TimeProvider.System).RunAsync(Context(level), default);
    }

    private ValidationContext Context(WcagLevel level)
    {
        var configuration = Contexts.Configuration("accessibility");
        return Contexts.Of(_folder.Path, _folder.At("dist"), configuration with
        {
            Application = configuration.Application with { Homepage = "https://example.com/site/" },
            Monitoring = configuration.Monitoring with { Accessibility = new AccessibilityMonitoringSettings { WcagLevel = level } },
        });
    }
}
