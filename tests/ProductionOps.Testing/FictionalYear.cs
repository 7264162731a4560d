using System.Text.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Testing;

/// <summary>
/// A plausible year of a site that does not exist, the same for the same end: deployments of which some fail or are undone, outages, a laptop that slept, response times and web vitals that get
/// better, alerts and maintenance.
/// </summary>
/// <param name="store">Where to.</param>
/// <param name="end">The end of the year.</param>
public sealed class FictionalYear(IProductionStore store, DateTimeOffset end)
{
    private const int Days = 365;
    private const string Url = "https://harbour-light.example/";
    private static readonly (double Day, int Minutes, IncidentSeverity Severity, string Cause, string Resolution)[] Outages =
    [
        (31.4, 52, IncidentSeverity.Major, "The certificate had not been renewed.", "Renewed; an alert is raised 21 days before."),
        (118.6, 95, IncidentSeverity.Critical, "The hosting company lost a data centre.", "They restored it."),
        (203.25, 18, IncidentSeverity.Minor, "A redirect led to itself.", "Rolled back."),
        (297.8, 34, IncidentSeverity.Major, "The disk of the host was full.", "Old logs removed."),
        (341.1, 12, IncidentSeverity.Minor, "The name server did not answer.", "It answered again by itself."),
    ];

    private readonly Random _random = new(20260307);

    private DateTimeOffset Start => end.AddDays(-Days);

    /// <summary>Writes the records.</summary>
    /// <param name="every">Time from one uptime sample to the next.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task FillAsync(TimeSpan every, CancellationToken cancellationToken)
    {
        var configuration = (ProductionConfiguration)Specimens.Create(typeof(ProductionConfiguration));
        var targets = configuration.Performance.Targets with { BundleSize = configuration.Performance.Targets.BundleSize with { Total = 1_200_000 } };
        configuration = await store.Configurations.AddAsync(
            configuration with { Environment = DeploymentEnvironment.Production, Timestamp = null, Performance = configuration.Performance with { Targets = targets } }, cancellationToken);
        await store.Configurations.ActivateAsync(configuration.ConfigurationId, cancellationToken);
        await AddDeploymentsAsync(cancellationToken);
        foreach (var batch in Samples(every).Chunk(20_000)) await store.Monitoring.ImportAsync(batch, whatIf: false, cancellationToken);
        for (var day = 1; day < Days; day += 2) await store.Monitoring.AddAsync(Vitals(day), cancellationToken);
        for (var day = 3; day < Days; day += 30) await store.Monitoring.AddAsync(Compliance(day), cancellationToken);
        await AddOutagesAsync(cancellationToken);
        await AddMaintenanceAsync(cancellationToken);
    }

    private async Task AddDeploymentsAsync(CancellationToken cancellationToken)
    {
        var live = default(ProductionDeployment);
        for (var day = 2.4; day < Days - 1; day += 2 + (8 * _random.NextDouble()))
        {
            var outcome = _random.Next(20);
            var deployment = await store.Deployments.AddAsync(Deployment(day, outcome), cancellationToken);
            if (outcome == 1 && live is not null)
            {
                await store.Deployments.AddAsync(
                    deployment with
                    {
                        DeploymentId = "",
                        Timestamp = deployment.CompletedAt!.Value.AddMinutes(14),
                        CompletedAt = deployment.CompletedAt.Value.AddMinutes(14).AddSeconds(3),
                        DeploymentType = DeploymentType.Rollback,
                        Status = DeploymentStatus.Success,
                        RollbackDeploymentId = live.DeploymentId,
                        CommitHash = live.CommitHash,
                        CommitTime = live.CommitTime,
                        BuildInfo = null,
                        Validation = null,
                    },
                    cancellationToken);
            }

            if (deployment.Status == DeploymentStatus.Success) live = deployment;
        }
    }

    private ProductionDeployment Deployment(double day, int outcome)
    {
        var time = Start.AddDays(day);
        var score = outcome == 0 ? 88 : 97 + _random.Next(4);
        return new ProductionDeployment
        {
            DeploymentId = "",
            CommitHash = Convert.ToHexStringLower(Bytes(20)),
            CommitTime = time.AddMinutes(-20 - _random.Next(900)),
            BranchName = "main",
            Timestamp = time,
            CompletedAt = time.AddSeconds(40 + _random.Next(30)),
            Environment = DeploymentEnvironment.Production,
            DeploymentType = _random.Next(16) == 0 ? DeploymentType.Hotfix : DeploymentType.Update,
            TriggerSource = TriggerSource.Manual,
            DeployedBy = new[] { "ada", "grace", "linus" }[_random.Next(3)],
            DeploymentUrl = Url,
            Status = outcome switch { 0 => DeploymentStatus.Failed, 1 => DeploymentStatus.RolledBack, _ => DeploymentStatus.Success },
            Errors = outcome == 0 ? [new DeploymentError { ErrorId = "ComplianceViolated", Type = DeploymentErrorType.Validation, Message = "The score is under 95." }] : [],
            BuildInfo = new BuildInfo { BuildTime = Math.Round(41 - (12 * day / Days) + (4 * _random.NextDouble()), 1), BundleSize = new BundleSize { Total = 930_000 + (long)(600 * day) + _random.Next(40_000) } },
            Validation = new DeploymentValidation
            {
                ConstitutionalCompliance = new ConstitutionalCompliance { Score = score, Violations = outcome == 0 ? ["The work tree had changes that are not committed."] : [] },
                Performance = new DeploymentPerformance { Lighthouse = new LighthouseScores { Performance = 84 + (int)(12 * day / Days) + _random.Next(4), Accessibility = 100, BestPractices = 96, Seo = 92 + _random.Next(3) } },
                Security = new DeploymentSecurity { SecurityScore = 100 },
            },
        };
    }

    private IEnumerable<ProductionMonitoring> Samples(TimeSpan every)
    {
        // Two days of which nothing is known, as the laptop was closed.
        var (asleep, awake) = (Start.AddDays(150), Start.AddDays(152.2));
        for (var time = Start; time < end; time += every)
        {
            if (time >= asleep && time < awake) continue;
            var day = (time - Start).TotalDays;
            var isDown = Outages.Any(outage => day >= outage.Day && day < outage.Day + (outage.Minutes / 1440.0));
            var answered = 130 - (45 * day / Days) + (18 * Math.Sin(day * 2 * Math.PI)) - (20 * Math.Log(1 - _random.NextDouble()));
            var status = isDown ? UptimeStatus.Down : answered > 270 ? UptimeStatus.Degraded : UptimeStatus.Up;
            yield return Record(time, MonitoringType.Uptime) with
            {
                MonitoringId = RecordId.At(time, RecordKind.Monitor).ToString(),
                Uptime = new UptimeMeasurement { Status = status, ResponseTime = Math.Round(answered, 1), HttpStatus = isDown ? 503 : 200, Location = "local" },
            };
        }
    }

    private ProductionMonitoring Vitals(int day) => Record(Start.AddDays(day).AddHours(2), MonitoringType.Performance) with
    {
        Performance = new PerformanceMeasurement
        {
            Lighthouse = new MonitoredLighthouse { Performance = 84 + (int)(11 * day / (double)Days) + _random.Next(4), Accessibility = 100, BestPractices = 96, Seo = 94 },
            CoreWebVitals = new RatedWebVitals
            {
                Lcp = Value(2.9 - (day / 400.0) + (0.4 * _random.NextDouble())),
                Fcp = Value(1.5 - (day / 900.0) + (0.2 * _random.NextDouble())),
                Cls = Value(0.04 + (0.05 * _random.NextDouble())),
                Fid = Value(12 + (20 * _random.NextDouble())),
                Inp = Value(150 - (day / 6.0) + (50 * _random.NextDouble())),
            },
        },
    };

    private ProductionMonitoring Compliance(int day) => Record(Start.AddDays(day).AddHours(3), MonitoringType.Constitutional) with
    {
        Constitutional = new ConstitutionalMeasurement { ZeroGitHubActions = true, PerformanceFirst = true, UserPreservation = true, BranchPreservation = true, ComplianceScore = 96 + _random.Next(4) },
    };

    private async Task AddOutagesAsync(CancellationToken cancellationToken)
    {
        foreach (var (day, minutes, severity, cause, resolution) in Outages)
        {
            var (from, to) = (Start.AddDays(day), Start.AddDays(day).AddMinutes(minutes));
            await store.Incidents.AddAsync(
                new UptimeIncident
                {
                    IncidentId = "",
                    StartTime = from,
                    EndTime = to,
                    Duration = minutes * 60,
                    Severity = severity,
                    Status = IncidentStatus.Resolved,
                    Description = "The site answered with status 503.",
                    ImpactedServices = [$"production {Url}"],
                    RootCause = cause,
                    Resolution = resolution,
                },
                cancellationToken);
            await store.Alerts.AddAsync(Alert(from.AddMinutes(2), MonitoringType.Uptime, AlertSeverity.Critical, "harbour-light.example is down", to), cancellationToken);
        }

        await store.Alerts.AddAsync(Alert(end.AddHours(-20), MonitoringType.Security, AlertSeverity.Warning, "The certificate of harbour-light.example ends in 19 days", resolved: null), cancellationToken);
    }

    private async Task AddMaintenanceAsync(CancellationToken cancellationToken)
    {
        MaintenanceType[] types = [MaintenanceType.DependencyUpdate, MaintenanceType.ContentValidation, MaintenanceType.Backup, MaintenanceType.SecurityPatch];
        var runs = Enumerable.Range(0, 52).Select(week =>
        {
            var time = Start.AddDays(7 * week).AddHours(4);
            return new MaintenanceAutomation
            {
                MaintenanceId = RecordId.At(time, RecordKind.Maintenance).ToString(),
                MaintenanceType = types[week % types.Length],
                ScheduledTime = time,
                ExecutedTime = time.AddSeconds(4),
                CompletedTime = time.AddMinutes(1 + _random.Next(9)),
                Priority = Priority.Medium,
                Automated = true,
                Status = week == 17 ? MaintenanceStatus.Failed : MaintenanceStatus.Success,
            };
        });
        await store.Maintenance.ImportAsync([.. runs], whatIf: false, cancellationToken);
    }

    private static MonitoringAlert Alert(DateTimeOffset raised, MonitoringType type, AlertSeverity severity, string title, DateTimeOffset? resolved) => new()
    {
        AlertId = "",
        Type = type,
        Severity = severity,
        Title = title,
        Description = title,
        TriggeredAt = raised,
        AcknowledgedAt = resolved is null ? null : raised.AddMinutes(4),
        ResolvedAt = resolved,
        Metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal),
    };

    private static ProductionMonitoring Record(DateTimeOffset time, MonitoringType type) => new()
    {
        MonitoringId = "",
        Timestamp = time,
        MonitoringType = type,
        SiteUrl = Url,
        Environment = DeploymentEnvironment.Production,
    };

    private static RatedValue Value(double value) => new() { Value = Math.Round(value, 3) };

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
