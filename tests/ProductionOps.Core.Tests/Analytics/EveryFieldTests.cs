using System.Globalization;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Analytics;

/// <summary>
/// Every field of both analytics on 5 April 2026 in Sydney, where clocks are set back at 03:00: a day of 25 hours, 4 April 13:00 UTC to 5 April 14:00 UTC, 90000 s. A field that is added and not
/// expected here fails. The working is beside each value.
/// </summary>
public sealed class EveryFieldTests : IAsyncLifetime
{
    private static readonly string[] NoTrend =
        ["Note = insufficient data", "Trend = Stable", "TrendChange = nothing", "TrendDeploymentId = nothing", "TrendPValue = nothing", "TrendSince = nothing"];

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private TestStore _place = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await TestStore.CreateAsync();
        _place.Clock.Now = At("2026-04-07T00:00:00Z");
        // An hour apart, 25 in all: the first two hours that clocks show as 02:00 begin at 15:00 and at 16:00 UTC. The eighth found the site down, the ninth slow; response times are 10, 20, … 250.
        for (var i = 0; i < 25; i++)
        {
            var status = i == 7 ? UptimeStatus.Down : i == 8 ? UptimeStatus.Degraded : UptimeStatus.Up;
            await MeasureAsync(At("2026-04-04T13:00:00Z").AddHours(i), MonitoringType.Uptime, record => record with { Uptime = new UptimeMeasurement { Status = status, ResponseTime = 10 * (i + 1) } });
        }

        await MeasureAsync(At("2026-04-05T01:00:00Z"), MonitoringType.Performance, static record => record with
        {
            Performance = new PerformanceMeasurement
            {
                Lighthouse = new MonitoredLighthouse { Performance = 91, Accessibility = 92, BestPractices = 93, Seo = 94 },
                CoreWebVitals = new RatedWebVitals { Lcp = Value(2.5), Fcp = Value(1.9), Cls = Value(0.3), Fid = Value(100), Inp = Value(501) },
            },
        });
        await MeasureAsync(At("2026-04-05T02:00:00Z"), MonitoringType.Constitutional, static record => record with
        {
            Constitutional = new ConstitutionalMeasurement
            {
                ComplianceScore = 70,
                PrincipleScores = new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["zeroGitHubActions"] = 100,
                    ["performanceFirst"] = 90,
                    ["userPreservation"] = 80,
                    ["branchPreservation"] = 50,
                    ["localValidation"] = 30,
                },
            },
        });
        await MeasureAsync(At("2026-04-05T03:00:00Z"), MonitoringType.Accessibility, static record => record with { Accessibility = new AccessibilityMeasurement { AxeResults = new AxeResults { Violations = 3 } } });
        await MeasureAsync(At("2026-04-05T04:00:00Z"), MonitoringType.Security, static record => record with
        {
            Security = new SecurityMeasurement { Vulnerabilities = [Vulnerability("a"), Vulnerability("b")] },
        });
        await AddOutageAsync("first", "2026-04-04T20:00:00Z", "2026-04-04T20:30:00Z");
        await AddOutageAsync("second", "2026-04-05T13:30:00Z", null);
        await _place.Store.Alerts.AddAsync(
            new MonitoringAlert { AlertId = "", Type = MonitoringType.Uptime, Title = "down", Description = "down", TriggeredAt = At("2026-04-04T20:05:00Z"), AcknowledgedAt = At("2026-04-04T20:07:00Z") },
            TestStore.Cancellation);
        await DeployAsync("good", "2026-04-04T15:30:00Z", 20, DeploymentStatus.Success, 100);
        await DeployAsync("gated", "2026-04-05T01:00:00Z", 30, DeploymentStatus.Failed, 40);
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Of_monitoring() => Check(await new AnalyticsService(_place.Store, SilentReporter.Instance).GetMonitoringAsync(Request(), TestStore.Cancellation), """
        Accessibility.Current = 3
        Accessibility.Measurements = 1
        Accessibility: no trend, points 1
        ConstitutionalCompliance.OverallScore = 70  // as it was judged: (100 + 90 + 80 + 50 + 30) / 5
        ConstitutionalCompliance.PrincipleScores.BranchPreservation = 50
        ConstitutionalCompliance.PrincipleScores.LocalValidation = 30
        ConstitutionalCompliance.PrincipleScores.PerformanceFirst = 90
        ConstitutionalCompliance.PrincipleScores.UserPreservation = 80
        ConstitutionalCompliance.PrincipleScores.ZeroGitHubActions = 100
        ConstitutionalCompliance.Score.Average = 70
        ConstitutionalCompliance.Score.Current = 70
        ConstitutionalCompliance.Score: no trend, points 1
        Environment = Production
        Performance.CoreWebVitals.Cls.Current = 0.3
        Performance.CoreWebVitals.Cls.IsApproximate = False
        Performance.CoreWebVitals.Cls.Percentile75 = 0.3
        Performance.CoreWebVitals.Cls.Rating = Poor  // over 0.25
        Performance.CoreWebVitals.Cls: no trend, points 1
        Performance.CoreWebVitals.Fcp.Current = 1.9
        Performance.CoreWebVitals.Fcp.IsApproximate = False
        Performance.CoreWebVitals.Fcp.Percentile75 = 1.9
        Performance.CoreWebVitals.Fcp.Rating = NeedsImprovement  // over 1.8
        Performance.CoreWebVitals.Fcp: no trend, points 1
        Performance.CoreWebVitals.Fid.Current = 100
        Performance.CoreWebVitals.Fid.IsApproximate = False
        Performance.CoreWebVitals.Fid.Percentile75 = 100
        Performance.CoreWebVitals.Fid.Rating = Good
        Performance.CoreWebVitals.Fid: no trend, points 1
        Performance.CoreWebVitals.Inp.Current = 501
        Performance.CoreWebVitals.Inp.IsApproximate = False
        Performance.CoreWebVitals.Inp.Percentile75 = 501
        Performance.CoreWebVitals.Inp.Rating = Poor  // over 500
        Performance.CoreWebVitals.Inp: no trend, points 1
        Performance.CoreWebVitals.Lcp.Current = 2.5
        Performance.CoreWebVitals.Lcp.IsApproximate = False
        Performance.CoreWebVitals.Lcp.Percentile75 = 2.5
        Performance.CoreWebVitals.Lcp.Rating = Good  // a bound is in the better class
        Performance.CoreWebVitals.Lcp: no trend, points 1
        Performance.LighthouseScores.Accessibility = 92
        Performance.LighthouseScores.BestPractices = 93
        Performance.LighthouseScores.Performance = 91
        Performance.LighthouseScores.Seo = 94
        Performance.PerformanceScore.Average = 91
        Performance.PerformanceScore.Current = 91
        Performance.PerformanceScore: no trend, points 1
        Period.Days = 1  // 25 hours are one day
        Period.From = 2026-04-04T13:00:00Z
        Period.TimeZone = Australia/Sydney
        Period.To = 2026-04-05T14:00:00Z
        Security.Current = 2
        Security.Measurements = 1
        Security: no trend, points 1
        Uptime.Coverage = 100  // the last sample holds until 14:00
        Uptime.Current = 96  // 100 × (82800 + 3600) / 90000
        Uptime.DegradedTime = 3600
        Uptime.DownTime = 3600
        Uptime.ErrorRate.Rate = 4  // 1 of 25
        Uptime.ErrorRate: no trend, points 2
        Uptime.IncidentIds = <first>, <second>
        Uptime.Incidents = 2
        Uptime.MaintenanceTime = 0
        Uptime.Mtbf = 61200  // 20:30 to 13:30 on the next day: 17 hours
        Uptime.Mtta = 120  // 20:05 to 20:07
        Uptime.Mttr = 1800  // 20:00 to 20:30; the other is open
        Uptime.OpenIncidents = 1
        Uptime.ResponseTime.Average = 130  // 3250 / 25
        Uptime.ResponseTime.IsApproximate = False
        Uptime.ResponseTime.Maximum = 250
        Uptime.ResponseTime.Median = 130
        Uptime.ResponseTime.Minimum = 10
        Uptime.ResponseTime.Note = nothing
        Uptime.ResponseTime.Percentile90 = 226  // rank 24 × 0.9 = 21.6
        Uptime.ResponseTime.Percentile95 = 238  // rank 22.8
        Uptime.ResponseTime.Percentile99 = 247.6  // rank 23.76
        Uptime.ResponseTime.Trend = Degrading
        Uptime.ResponseTime.TrendChange = 240  // 10 an hour, over 24 hours
        Uptime.ResponseTime.TrendDeploymentId = nothing  // the one at 01:00 never was live
        Uptime.ResponseTime.TrendPValue = 2.8866e-12  // S = 300, variance 25 × 24 × 55 / 18: z = 299 / 42.817 = 6.983
        Uptime.ResponseTime.TrendPoints = 25
        Uptime.ResponseTime.TrendSince = 2026-04-05T01:00:00Z  // U = t × (25 − t) is largest at 12, so the 13th is new; 2 exp(−6 × 156² / (25³ + 25²)) = 0.0003
        Uptime.Samples = 25
        Uptime: no trend, points 2  // two days in UTC
        Uptime.UnknownTime = 0
        Uptime.UpTime = 82800  // 23 × 3600
        """);

    [Fact]
    public async Task Of_deployments() => Check(await new AnalyticsService(_place.Store, SilentReporter.Instance).GetDeploymentsAsync(Request(), TestStore.Cancellation), """
        BuildTimes.Average = 25
        BuildTimes.Builds = 2
        BuildTimes.Median = 25
        BuildTimes.Percentile95 = 29.5  // 20 + 0.95 × 10
        BuildTimes: no trend, points 2
        ConstitutionalCompliance.AverageScore = 70  // (100 + 40) / 2
        ConstitutionalCompliance.Judged = 2
        ConstitutionalCompliance: no trend, points 2
        ConstitutionalCompliance.Violations = over budget: 1
        DeploymentFrequency.Daily = 1
        DeploymentFrequency.DeploymentDays = 1
        DeploymentFrequency.Deployments = 1  // the other never reached production
        DeploymentFrequency.Monthly = 30
        DeploymentFrequency.Rollbacks = 0
        DeploymentFrequency.Weekly = 7
        DeploymentSuccess.Ended = 2
        DeploymentSuccess.Failed = 1
        DeploymentSuccess.FailureReasons = BudgetExceeded: 1
        DeploymentSuccess.Rate = 50
        DeploymentSuccess.RolledBack = 0
        DeploymentSuccess.Succeeded = 1
        DeploymentSuccess: no trend, points 0  // two are no group of five
        Dora.ChangeFailRate.Count = 0
        Dora.ChangeFailRate.DeploymentIds =
        Dora.ChangeFailRate.Deployments = 1
        Dora.ChangeFailRate.Lower = 0
        Dora.ChangeFailRate.Note = nothing
        Dora.ChangeFailRate.Rate = 0
        Dora.ChangeFailRate.Upper = 79.34506856  // Wilson: 100 × z² / (1 + z²) with z = 1.959964
        Dora.ChangeLeadTime.Count = 1
        Dora.ChangeLeadTime.DeploymentIds = <good>
        Dora.ChangeLeadTime.Median = 3600
        Dora.ChangeLeadTime.Note = nothing
        Dora.ChangeLeadTime.Percentile95 = 3600
        Dora.DeploymentFrequency.Count = 1
        Dora.DeploymentFrequency.DeploymentIds = <good>
        Dora.DeploymentFrequency.Note = the period has too few whole weeks and months to tell a rhythm
        Dora.DeploymentFrequency.PerDay = 1
        Dora.DeploymentFrequency.Rhythm = nothing
        Dora.DeploymentReworkRate.Count = 0
        Dora.DeploymentReworkRate.DeploymentIds =
        Dora.DeploymentReworkRate.Deployments = 1
        Dora.DeploymentReworkRate.Lower = 0
        Dora.DeploymentReworkRate.Note = nothing
        Dora.DeploymentReworkRate.Rate = 0
        Dora.DeploymentReworkRate.Upper = 79.34506856  // Wilson: 100 × z² / (1 + z²) with z = 1.959964
        Dora.FailedDeploymentRecoveryTime.Count = 0
        Dora.FailedDeploymentRecoveryTime.DeploymentIds =
        Dora.FailedDeploymentRecoveryTime.Median = nothing
        Dora.FailedDeploymentRecoveryTime.Note = no data
        Dora.FailedDeploymentRecoveryTime.Percentile95 = nothing
        Dora.Stopped.ByGates = 1
        Dora.Stopped.Count = 1
        Dora.Stopped.DeploymentIds = <gated>
        Environment = Production
        Period.Days = 1  // 25 hours are one day
        Period.From = 2026-04-04T13:00:00Z
        Period.TimeZone = Australia/Sydney
        Period.To = 2026-04-05T14:00:00Z
        """);

    // One line a field: its path, its value, and the working; one line for all fields of a trend that there is not.
    private void Check(ModelObject analytics, string table)
    {
        var expected = table.Split('\n').Select(static line => line.Split("//")[0].Trim()).Where(static line => line.Length > 0).SelectMany(Expanded)
            .Select(line => _ids.Aggregate(line, static (text, pair) => text.Replace($"<{pair.Key}>", pair.Value, StringComparison.Ordinal)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Fields(analytics, "").Select(static line => line.TrimEnd()).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Expanded(string line) => line.Split(": no trend, points ") is [var section, var points]
        ? [.. NoTrend.Select(field => $"{section}.{field}"), $"{section}.TrendPoints = {points}"]
        : [line];

    // By reflection, so that none is forgotten; a section without a value would hide its fields.
    private static IEnumerable<string> Fields(ModelObject section, string path)
    {
        foreach (var property in section.GetType().GetProperties().Where(static property => property.Name != nameof(ModelObject.AdditionalProperties)).OrderBy(static property => property.Name, StringComparer.Ordinal))
        {
            var value = property.GetValue(section);
            Assert.False(value is null && property.PropertyType.IsSubclassOf(typeof(ModelObject)), path + property.Name);
            if (value is ModelObject inner)
            {
                foreach (var field in Fields(inner, $"{path}{property.Name}.")) yield return field;
            }
            else yield return $"{path}{property.Name} = {TextOf(value)}";
        }
    }

    private static string TextOf(object? value) => value switch
    {
        null => "nothing",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        double number => Math.Abs(number) is > 0 and < 1e-6 ? number.ToString("0.####e+0", CultureInfo.InvariantCulture) : number.ToString("0.########", CultureInfo.InvariantCulture),
        IEnumerable<string> texts => string.Join(", ", texts),
        IReadOnlyDictionary<string, int> counts => string.Join(", ", counts.Select(static pair => $"{pair.Key}: {pair.Value}")),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static AnalyticsRequest Request() => new()
    {
        Period = new ReportPeriodParser(At("2026-04-07T00:00:00Z"), TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney")).Parse("2026-04-05"),
    };

    private static SecurityVulnerability Vulnerability(string id) => new() { Id = id, Package = id, Version = "1.0.0", Severity = VulnerabilitySeverity.Low, Title = id, Description = id };

    private static RatedValue Value(double value) => new() { Value = value };

    private async Task MeasureAsync(DateTimeOffset time, MonitoringType type, Func<ProductionMonitoring, ProductionMonitoring> change) =>
        await _place.Store.Monitoring.AddAsync(change(TestRecords.Monitoring(time, type)), TestStore.Cancellation);

    private async Task AddOutageAsync(string name, string start, string? end)
    {
        var incident = new UptimeIncident { IncidentId = "", StartTime = At(start), EndTime = end is null ? null : At(end), Description = name, ImpactedServices = ["production https://example.com/"] };
        _ids[name] = (await _place.Store.Incidents.AddAsync(incident, TestStore.Cancellation)).IncidentId;
    }

    private async Task DeployAsync(string name, string ended, double build, DeploymentStatus status, double score)
    {
        var record = TestRecords.Deployment(At(ended).AddMinutes(-2)) with
        {
            CompletedAt = At(ended),
            CommitTime = At(ended).AddHours(-1),
            CommitHash = new string(status == DeploymentStatus.Success ? 'a' : 'b', 40),
            Status = status,
            BuildInfo = new BuildInfo { BuildTime = build },
            Errors = status == DeploymentStatus.Failed ? [new DeploymentError { ErrorId = "BudgetExceeded", Type = DeploymentErrorType.Validation, Message = "over" }] : [],
            Validation = new DeploymentValidation { ConstitutionalCompliance = new ConstitutionalCompliance { Score = score, Violations = status == DeploymentStatus.Failed ? ["over budget"] : [] } },
        };
        _ids[name] = (await _place.Store.Deployments.AddAsync(record, TestStore.Cancellation)).DeploymentId;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
}
