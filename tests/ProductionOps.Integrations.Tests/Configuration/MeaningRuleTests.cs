using ProductionOps.Configuration;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Configuration;

public sealed class MeaningRuleTests
{
    private static readonly IntegrationServices Services = new();
    private readonly ConfigurationReader _reader = new(() => Services, new SettableTime());

    [Theory]
    [InlineData("  strategy: rolling\n  target: {type: directory, path: a}", "ConfigurationTargetsInvalid", "/deployment/target")]
    [InlineData("  strategy: rolling\n  targets: [{type: directory, path: a}]", "ConfigurationTargetsInvalid", "/deployment/targets")]
    [InlineData("  strategy: atomic", "ConfigurationTargetsInvalid", "/deployment")]
    [InlineData("  target: {type: directory, path: a}\n  targets: [{type: directory, path: a}]", "ConfigurationTargetsInvalid", "/deployment/targets")]
    [InlineData("  target: {type: directory}", "ConfigurationTargetIncomplete", "/deployment/target")]
    [InlineData("  target: {type: ssh, path: /srv}", "ConfigurationTargetIncomplete", "/deployment/target")]
    [InlineData("  target: {type: ssh, host: h}", "ConfigurationTargetIncomplete", "/deployment/target")]
    [InlineData("  target: {type: command}", "ConfigurationTargetIncomplete", "/deployment/target")]
    [InlineData("  target: {type: ssh, host: -oProxyCommand=x, path: /srv}", "ConfigurationValueUnsafe", "/deployment/target/host")]
    [InlineData("  target: {type: git-branch, branch: --force}", "ConfigurationValueUnsafe", "/deployment/target/branch")]
    [InlineData("  strategy: blue-green\n  target: {type: git-branch}", "ConfigurationStrategyUnsupported", "/deployment/strategy")]
    [InlineData("  strategy: rolling\n  targets: [{type: directory, path: a, name: n}, {type: directory, path: b, name: n}]", "ConfigurationNameTwice", "/deployment/targets/1/name")]
    [InlineData("  target: {type: directory, path: a, url: 'http:///'}", "ConfigurationValueInvalid", "/deployment/target/url")]
    public void Targets_fit_the_strategy(string target, string id, string pointer) => AssertOne(ConfigurationTexts.WithTarget(target), id, pointer);

    [Theory]
    [InlineData("build: {command: [a], shell: b}", "ConfigurationBuildAmbiguous", "/deployment/build/shell")]
    [InlineData("build: {command: ['']}", "ConfigurationCommandEmpty", "/deployment/build/command/0")]
    [InlineData("build: {output: ../x}", "ConfigurationPathOutside", "/deployment/build/output")]
    [InlineData("build: {output: a/../../x}", "ConfigurationPathOutside", "/deployment/build/output")]
    [InlineData("build: {output: /x}", "ConfigurationPathOutside", "/deployment/build/output")]
    [InlineData("build: {output: 'C:\\x'}", "ConfigurationPathOutside", "/deployment/build/output")]
    [InlineData("build: {output: 'a\\..\\..'}", "ConfigurationPathOutside", "/deployment/build/output")]
    [InlineData("build: {workingDirectory: ..}", "ConfigurationPathOutside", "/deployment/build/workingDirectory")]
    [InlineData("requiredSteps: [accessibility]", "ConfigurationStepNotSelected", "/deployment/requiredSteps/0")]
    [InlineData("lighthouse: {minimumRuns: 9, maximumRuns: 3}", "ConfigurationRangeInvalid", "/deployment/lighthouse/minimumRuns")]
    [InlineData("healthCheckUrl: 'http://exa mple/'", "ConfigurationValueInvalid", "/deployment/healthCheckUrl")]
    [InlineData("healthCheckUrl: 'https://example.org/#part'", "ConfigurationUrlInvalid", "/deployment/healthCheckUrl")]
    public void Deployment_makes_sense(string line, string id, string pointer) => AssertOne(ConfigurationTexts.WithDeployment(line), id, pointer);

    [Theory]
    [InlineData("performance: {targets: {bundleSize: {javascript: 10, css: 10, total: 19}}}\nmonitoring: {performance: {budgets: {javascript: 1, css: 1, images: 1}}}", "ConfigurationBudgetContradiction", "/performance/targets/bundleSize/total")]
    [InlineData("features: {flags: {dark-mode: true}, rolloutPercentage: {dark-mod: 5}}", "ConfigurationFeatureUnknown", "/features/rolloutPercentage/dark-mod")]
    [InlineData("features: {flags: {a: true}, rolloutPercentage: {a: 100.5}}", "ConfigurationValueInvalid", "/features/rolloutPercentage/a")]
    [InlineData("constitutional: {protectedPaths: [/etc]}", "ConfigurationPathOutside", "/constitutional/protectedPaths/0")]
    [InlineData("performance: {targets: {lighthouse: {seo: 101}}}", "ConfigurationValueInvalid", "/performance/targets/lighthouse/seo")]
    [InlineData("performance: {targets: {coreWebVitals: {lcp: -1}}}", "ConfigurationValueInvalid", "/performance/targets/coreWebVitals/lcp")]
    [InlineData("monitoring: {accessibility: {frequency: 0}}", "ConfigurationValueInvalid", "/monitoring/accessibility/frequency")]
    [InlineData("monitoring: {uptime: {alertThreshold: -5}}", "ConfigurationValueInvalid", "/monitoring/uptime/alertThreshold")]
    [InlineData("monitoring: {performance: {minimumRuns: 5, maximumRuns: 4}}", "ConfigurationRangeInvalid", "/monitoring/performance/minimumRuns")]
    [InlineData("monitoring: {performance: {page: 'https://elsewhere.test/'}}", "ConfigurationUrlInvalid", "/monitoring/performance/page")]
    [InlineData("monitoring: {performance: {throttling: slow}}", "ConfigurationValueInvalid", "/monitoring/performance/throttling")]
    [InlineData("monitoring: {accessibility: {pages: [/, 'javascript:alert(1)']}}", "ConfigurationUrlInvalid", "/monitoring/accessibility/pages/1")]
    [InlineData("monitoring: {accessibility: {sitemap: '//elsewhere.test/s.xml'}}", "ConfigurationUrlInvalid", "/monitoring/accessibility/sitemap")]
    [InlineData("monitoring: {accessibility: {maximumPages: 0}}", "ConfigurationValueInvalid", "/monitoring/accessibility/maximumPages")]
    [InlineData("monitoring: {uptime: {url: 'https://example.org/#part'}}", "ConfigurationUrlInvalid", "/monitoring/uptime/url")]
    [InlineData("monitoring: {uptime: {references: ['gopher://x/']}}", "ConfigurationUrlInvalid", "/monitoring/uptime/references/0")]
    [InlineData("monitoring: {uptime: {expectedStatus: ['200', 299-200]}}", "ConfigurationStatusInvalid", "/monitoring/uptime/expectedStatus/1")]
    [InlineData("monitoring: {uptime: {confirmation: {required: 3, samples: 2, interval: 1}}}", "ConfigurationRangeInvalid", "/monitoring/uptime/confirmation/required")]
    [InlineData("monitoring: {uptime: {routes: {moon: {}}}}", "ConfigurationLocationUnknown", "/monitoring/uptime/routes/moon")]
    [InlineData("monitoring: {uptime: {routes: {local: {proxy: 'ftp://x'}}}}", "ConfigurationUrlInvalid", "/monitoring/uptime/routes/local/proxy")]
    [InlineData("monitoring: {uptime: {timeout: 0}}", "ConfigurationValueInvalid", "/monitoring/uptime/timeout")]
    [InlineData("notifications: {channels: {A_b: {type: webhook, url: 'https://x.test/'}}}", "ConfigurationNameInvalid", "/notifications/channels/A_b")]
    [InlineData("notifications: {channels: {a: {type: slack}}}", "ConfigurationChannelIncomplete", "/notifications/channels/a")]
    [InlineData("notifications: {channels: {a: {type: webhook, url: 'https://x.test/', urlSecret: B}}, }\nenvironmentSettings: {secrets: [B]}", "ConfigurationChannelIncomplete", "/notifications/channels/a")]
    [InlineData("notifications: {channels: {a: {type: slack, urlSecret: B}}}", "ConfigurationSecretUnknown", "/notifications/channels/a/urlSecret")]
    [InlineData("notifications: {channels: {a: {type: pagerduty}}}", "ConfigurationChannelIncomplete", "/notifications/channels/a")]
    [InlineData("notifications: {channels: {a: {type: webhook, url: 'https://x.test/#f'}}}", "ConfigurationUrlInvalid", "/notifications/channels/a/url")]
    [InlineData("notifications: {channels: {a: {type: webhook, url: 'https://x.test/', proxy: 'ftp://p'}}}", "ConfigurationUrlInvalid", "/notifications/channels/a/proxy")]
    [InlineData("notifications: {channels: {a: {type: mail, host: h, to: [a@x.test]}}}", "ConfigurationChannelIncomplete", "/notifications/channels/a")]
    [InlineData("notifications: {channels: {a: {type: mail, host: h, from: a@x.test, to: ['b@x.test>\\r\\nX']}}}", "ConfigurationValueInvalid", "/notifications/channels/a/to/0")]
    [InlineData("notifications: {channels: {a: {type: mail, host: h, from: a@x.test, to: [b@x.test], user: u, passwordSecret: P, security: none}}}\nenvironmentSettings: {secrets: [P]}", "ConfigurationValueUnsafe", "/notifications/channels/a/security")]
    [InlineData("alerting: {channels: [nobody]}", "ConfigurationChannelUnknown", "/alerting/channels/0")]
    [InlineData("alerting: {escalation: [{after: 5, channels: [nobody]}]}", "ConfigurationChannelUnknown", "/alerting/escalation/0/channels/0")]
    [InlineData("alerting: {escalation: [{after: 5}]}", "ConfigurationKeyMissing", "/alerting/escalation/0/channels")]
    [InlineData("alerting: {objective: 100}", "ConfigurationValueInvalid", "/alerting/objective")]
    [InlineData("alerting: {silences: [{from: '2026-03-02T10:00:00Z', to: '2026-03-02T09:00:00Z'}]}", "ConfigurationRangeInvalid", "/alerting/silences/0/to")]
    [InlineData("version: 1.0", "ConfigurationTypeInvalid", "/version")]
    [InlineData("version: v1.0.0", "ConfigurationValueInvalid", "/version")]
    [InlineData("environmentSettings: {variables: {'A-B': x}}", "ConfigurationNameInvalid", "/environmentSettings/variables/A-B")]
    [InlineData("environmentSettings: {variables: {SITE: x}, secrets: [SITE]}", "ConfigurationNameTwice", "/environmentSettings/variables/SITE")]
    public void Settings_make_sense(string lines, string id, string pointer) => AssertOne(ConfigurationTexts.With(lines), id, pointer);

    [Theory]
    [InlineData("monitoring: {performance: {budgets: {javascript: 307201}}}", "ConfigurationBudgetUnreachable", "/monitoring/performance/budgets/javascript")]
    public void A_warning_does_not_stop_an_import(string lines, string id, string pointer)
    {
        var check = _reader.Read(ConfigurationTexts.With(lines), "t.yaml");

        Assert.True(check.IsValid);
        var problem = Assert.Single(check.Problems);
        Assert.Equal((id, pointer, ProblemSeverity.Warning), (problem.Id, problem.Pointer, problem.Severity));
    }

    [Fact]
    public void The_constitutional_step_may_stand_anywhere_since_it_always_runs_last()
    {
        var check = _reader.Read(ConfigurationTexts.WithDeployment("validationSteps: [constitutional, budgets]"), "t.yaml");

        Assert.True(check.IsValid);
        Assert.Empty(check.Problems);
    }

    private void AssertOne(string text, string id, string pointer)
    {
        var check = _reader.Read(text, "t.yaml");

        Assert.False(check.IsValid);
        Assert.Contains(check.Problems, problem => (problem.Id, problem.Pointer, problem.Severity) == (id, pointer, ProblemSeverity.Error));
        Assert.All(check.Problems, problem => Assert.NotNull(problem.Line));
    }
}
