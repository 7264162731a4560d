using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Alerts.Rules;

namespace ProductionOps.Core.Tests.Monitoring.Alerts;

/// <summary>What each measurement says of each cause.</summary>
public sealed class AlertRuleTests : IAsyncLifetime
{
    private AlertingSite _site = null!;
    private ProductionConfiguration _configuration = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await AlertingSite.CreateAsync();
        _configuration = await _site.Workspace.Configuration.GetActiveAsync(DeploymentEnvironment.Production, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(UptimeStatus.Up, 100, 100.0, "")]
    [InlineData(UptimeStatus.Up, 2000, null, "")]
    [InlineData(UptimeStatus.Degraded, 2001, null, "uptime/slow Warning")]
    [InlineData(UptimeStatus.Degraded, 100, 13.9, "security/certificate Warning")]
    [InlineData(UptimeStatus.Degraded, 100, 2.9, "security/certificate Error")]
    [InlineData(UptimeStatus.Degraded, 100, null, "uptime/partial Error")]
    [InlineData(UptimeStatus.Down, 0, null, "uptime/down Critical")]
    [InlineData(UptimeStatus.Down, 0, -1.0, "uptime/down Critical, security/certificate Critical")]
    public void Uptime(UptimeStatus status, double milliseconds, double? days, string expected)
    {
        var expiry = days is { } left ? _site.Time.Now.AddDays(left) : (DateTimeOffset?)null;
        AssertFiring(_site.Record(MonitoringType.Uptime) with { Uptime = AlertingSite.Uptime(status, milliseconds, expiry) }, expected);
    }

    [Fact]
    public void A_location_that_fails_while_others_answer_is_partial()
    {
        UptimeSample[] samples = [new() { Location = "here", Status = UptimeStatus.Up, ResponseTime = 5 }, new() { Location = "there", Status = UptimeStatus.Down, Reason = "no" }];
        AssertFiring(_site.Record(MonitoringType.Uptime) with { Uptime = new() { Status = UptimeStatus.Degraded, ResponseTime = 5, Samples = samples } }, "uptime/partial Error");
    }

    [Fact]
    public void What_was_not_measured_says_nothing()
    {
        Assert.Empty(Evaluate(_site.Record(MonitoringType.Uptime) with { Uptime = AlertingSite.Uptime(null, 0) }));
        Assert.Empty(Evaluate(_site.Record(MonitoringType.Performance) with { Performance = new() }));
        Assert.Empty(Evaluate(_site.Record(MonitoringType.Accessibility) with { Accessibility = new() }, "accessibility/image-alt"));
        Assert.Empty(Evaluate(_site.Record(MonitoringType.Security) with { Security = new() { VulnerabilitiesUnknown = "no npm" } }, "security/GHSA-1", "security/certificate"));
    }

    [Theory]
    [InlineData(2.5, WebVitalRating.Good, "")]
    [InlineData(2.501, WebVitalRating.NeedsImprovement, "performance/lcp Warning")]
    [InlineData(4.1, WebVitalRating.Poor, "performance/lcp Error")]
    public void Vitals(double lcp, WebVitalRating rating, string expected) => AssertFiring(
        _site.Record(MonitoringType.Performance) with { Performance = new() { CoreWebVitals = new() { Lcp = new() { Value = lcp, Rating = rating } } } }, expected);

    [Fact]
    public void Scores_and_budgets() => AssertFiring(
        _site.Record(MonitoringType.Performance) with
        {
            Performance = new()
            {
                Lighthouse = new() { Performance = 90, Accessibility = 89, Seo = 12 },
                BundleAnalysis = new() { Javascript = 179201, Css = 51200, Images = 1048577 },
            },
        },
        "performance/lighthouse-accessibility Warning, performance/lighthouse-seo Warning, performance/budget-javascript Warning, performance/budget-images Warning");

    [Fact]
    public void Rules_of_accessibility_come_and_go()
    {
        var violations = new[] { Violation("image-alt", AccessibilityImpact.Critical), Violation("image-alt", AccessibilityImpact.Minor), Violation("region", AccessibilityImpact.Moderate) };
        var record = _site.Record(MonitoringType.Accessibility) with
        {
            Accessibility = new() { WcagCompliance = new() { Violations = [.. violations, Violation("label", AccessibilityImpact.Serious) with { FixedAt = _site.Time.Now }] } },
        };
        AssertFiring(record, "accessibility/image-alt Error, accessibility/region Warning");
        Assert.Equal(["accessibility/label"], Evaluate(record, "accessibility/label", "uptime/down").Where(one => !one.IsFiring).Select(one => one.Cause));
    }

    [Fact]
    public void Security_asks_for_what_the_configuration_does()
    {
        var record = _site.Record(MonitoringType.Security) with
        {
            Security = new()
            {
                Headers = new() { Csp = true, XFrame = true },
                SslCheck = new() { Valid = false },
                Vulnerabilities = [Vulnerability("GHSA-1", VulnerabilitySeverity.High), Vulnerability("GHSA-2", VulnerabilitySeverity.Low)],
            },
        };
        AssertFiring(record, "security/certificate Critical, security/header-hsts Warning, security/header-x-content Warning, security/GHSA-1 Error, security/GHSA-2 Info");
        AssertFiring(record with { SiteUrl = "http://harbour.test/", Security = new() { Headers = new() { Csp = true, XFrame = true, XContent = true } } }, "");
    }

    [Fact]
    public void An_empty_list_of_vulnerabilities_resolves_only_after_an_audit()
    {
        var record = _site.Record(MonitoringType.Security);
        Assert.Empty(Evaluate(record with { Security = new() { VulnerabilitiesUnknown = "npm does not answer" } }, "security/GHSA-1"));
        Assert.Equal(["security/GHSA-1"], Evaluate(record with { Security = new() }, "security/GHSA-1", "security/header-csp").Select(one => one.Cause));
    }

    [Fact]
    public void Principles_in_force_are_watched_and_staging_calls_nobody_at_night()
    {
        var broken = new ConstitutionalMeasurement { ZeroGitHubActions = false, PerformanceFirst = true, UserPreservation = true, BranchPreservation = true, LocalValidation = true, ComplianceScore = 80 };
        AssertFiring(_site.Record(MonitoringType.Constitutional) with { Constitutional = broken }, "constitutional/zero-github-actions Warning, constitutional/score Warning");
        var staging = _site.Record(MonitoringType.Uptime) with { Environment = DeploymentEnvironment.Staging, Uptime = AlertingSite.Uptime(UptimeStatus.Down, 0) };
        AssertFiring(staging, "uptime/down Error");
    }

    [Fact]
    public async Task Burn_rates_call_for_repeated_outages_and_end_with_them()
    {
        for (var minute = 0; minute < 30; minute++)
        {
            var isDown = minute is 3 or 5;
            var record = await _site.UptimeAsync(isDown ? UptimeStatus.Down : UptimeStatus.Up);
            var burning = record.Alerts.Any(alert => AlertFacts.CauseOf(alert) == AlertCause.BurnFast);
            Assert.True(burning == minute is >= 6 and <= 10, $"minute {minute}: {burning}");
            _site.Pass(TimeSpan.FromMinutes(1));
        }
    }

    private static AccessibilityViolation Violation(string id, AccessibilityImpact impact) => new()
    {
        Id = id,
        Impact = impact,
        WcagCriterion = "1.1.1",
        Description = "d",
        Help = "h",
        HelpUrl = "u",
        Selector = "img",
        Context = "<img>",
    };

    private static SecurityVulnerability Vulnerability(string id, VulnerabilitySeverity severity) => new()
    {
        Id = id,
        Severity = severity,
        Title = "t",
        Description = "d",
        Package = "p",
        Version = "1",
    };

    private IReadOnlyList<AlertCondition> Evaluate(ProductionMonitoring record, params string[] open) => AlertRules.Evaluate(record, _configuration, open);

    private void AssertFiring(ProductionMonitoring record, string expected) =>
        Assert.Equal(expected, string.Join(", ", Evaluate(record).Where(one => one.IsFiring).Select(one => $"{one.Cause} {one.Severity}")));
}
