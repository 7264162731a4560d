using System.Text.Json;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Reporting;

/// <summary>A store whose texts try to be more than texts, three weeks of March 2026 in Berlin.</summary>
internal sealed class ReportWorkplace : IAsyncDisposable
{
    public const string Evil = "=cmd|calc </script><script>alert(1)</script> <img src=x onerror=alert(1)> \"' & | `x` \u0007\u202E";

    private ReportWorkplace(TestStore place, ProductionWorkspace workspace) => (Place, Workspace) = (place, workspace);

    public TestStore Place { get; }

    public ProductionWorkspace Workspace { get; }

    public AnalyticsRequest Request => new()
    {
        Period = new ReportPeriodParser(Place.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Parse("3w"),
    };

    public static async Task<ReportWorkplace> CreateAsync(bool filled = true, IFileSystem? files = null, IOperationReporter? reporter = null)
    {
        var place = await TestStore.CreateAsync();
        place.Clock.Now = new DateTimeOffset(2026, 4, 2, 12, 0, 0, TimeSpan.Zero);
        if (filled) await FillAsync(place);
        var workspace = await ProductionWorkspace.OpenAsync(
            new WorkspaceOptions
            {
                StoreAddress = place.Root,
                CurrentDirectory = place.Folder,
                Reporter = reporter ?? SilentReporter.Instance,
                Integrations = static () => throw new NotSupportedException(),
                Time = place.Clock,
                Files = files ?? new PhysicalFileSystem(),
            },
            TestStore.Cancellation);
        return new ReportWorkplace(place, workspace);
    }

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        await Place.DisposeAsync();
    }

    private static async Task FillAsync(TestStore place)
    {
        var start = place.Clock.Now.AddDays(-20);
        for (var day = 0; day < 20; day++)
        {
            var time = start.AddDays(day);
            await place.Store.Deployments.AddAsync(DeploymentOf(time, day), TestStore.Cancellation);
            for (var i = 0; i < 12; i++) await place.Store.Monitoring.AddAsync(UptimeOf(time.AddMinutes(10 * i), isDown: day == 7 && i == 3), TestStore.Cancellation);
            await place.Store.Monitoring.AddAsync(VitalsOf(time.AddMinutes(5), day), TestStore.Cancellation);
        }

        await place.Store.Incidents.AddAsync(
            new UptimeIncident { IncidentId = "", StartTime = start.AddDays(7).AddMinutes(30), Description = Evil, RootCause = Evil, Severity = IncidentSeverity.Critical },
            TestStore.Cancellation);
        await place.Store.Alerts.AddAsync(
            new MonitoringAlert
            {
                AlertId = "",
                Title = Evil,
                Description = Evil,
                Severity = AlertSeverity.Critical,
                TriggeredAt = start.AddDays(7),
                Metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal),
            },
            TestStore.Cancellation);
        await place.Store.Maintenance.AddAsync(TestRecords.Maintenance(start.AddDays(3)) with { Status = MaintenanceStatus.RequiresApproval }, TestStore.Cancellation);
    }

    private static ProductionDeployment DeploymentOf(DateTimeOffset time, int day) => TestRecords.Deployment(time) with
    {
        CompletedAt = time.AddMinutes(1),
        CommitTime = time.AddHours(-1),
        DeployedBy = Evil,
        BranchName = Evil,
        DeploymentUrl = "https://example.org/?q=" + Evil,
        Status = day == 4 ? DeploymentStatus.Failed : DeploymentStatus.Success,
        Errors = day == 4 ? [new DeploymentError { ErrorId = Evil, Type = DeploymentErrorType.Validation, Message = Evil }] : [],
        BuildInfo = new BuildInfo { BuildTime = 10 + day, BundleSize = new BundleSize { Total = 900_000 + (day * 10_000) } },
        Validation = new DeploymentValidation { ConstitutionalCompliance = new ConstitutionalCompliance { Score = 90, Violations = [Evil] } },
    };

    private static ProductionMonitoring UptimeOf(DateTimeOffset time, bool isDown) => TestRecords.Monitoring(time) with
    {
        Uptime = new UptimeMeasurement
        {
            Status = isDown ? UptimeStatus.Down : UptimeStatus.Up,
            ResponseTime = 80.5,
            HttpStatus = 200,
            Location = "local",
            Samples = [new UptimeSample { Location = "local", Redirects = 1, CertificateExpiry = time.AddDays(90), Phases = new ProbePhases { Dns = 4, Connect = 10, Tls = 20, FirstByte = 70, Complete = 80.5 } }],
        },
    };

    private static ProductionMonitoring VitalsOf(DateTimeOffset time, int day) => TestRecords.Monitoring(time, MonitoringType.Performance) with
    {
        Performance = new PerformanceMeasurement
        {
            Lighthouse = new MonitoredLighthouse { Performance = 95 },
            CoreWebVitals = new RatedWebVitals { Lcp = new RatedValue { Value = 2 + (day / 20.0) }, Cls = new RatedValue { Value = 0.05 }, Inp = new RatedValue { Value = 90 } },
        },
    };
}
