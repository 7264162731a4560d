using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Notifications;
using ProductionOps.Store;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Monitoring.Alerts;

/// <summary>A real store with a configuration, alerts and a clock that stands where it is put; measurements are what a test says.</summary>
internal sealed class AlertingSite : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private AlertingSite(IReadOnlyDictionary<string, string> secrets) => Secrets = secrets;

    public SettableTime Time { get; } = new() { Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero) };

    public RecordingReporter Reporter { get; } = new();

    public ProductionWorkspace Workspace { get; private set; } = null!;

    public AlertParts Parts { get; private set; } = null!;

    public string StorePath => _folder.At("store");

    private IReadOnlyDictionary<string, string> Secrets { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AlertingSite> CreateAsync(string settings = "", IReadOnlyDictionary<string, string>? secrets = null, OutgoingTls? tls = null)
    {
        var site = new AlertingSite(secrets ?? new Dictionary<string, string>(StringComparer.Ordinal));
        await using (await new StoreFactory(new PhysicalFileSystem(), site.Time).InitializeAsync(site.StorePath, "Harbour", Stop))
        {
        }

        site.Workspace = await ProductionWorkspace.OpenAsync(site.Options(), Stop);
        site.Parts = site.NewProcess(tls);
        await site.ConfigureAsync(settings);
        return site;
    }

    /// <summary>The parts as another process would have them, with a clock of their own if there is one.</summary>
    public AlertParts NewProcess(OutgoingTls? tls = null, TimeProvider? time = null) =>
        new AlertComposition(Workspace.Store, Workspace.Configuration, Options() with { Time = time ?? Time }).Compose(tls);

    public async Task ConfigureAsync(string settings)
    {
        var text = $$"""
            environment: production
            application: { name: Harbour, homepage: "https://harbour.test/" }
            deployment: { target: { type: directory, path: "{{_folder.At("target")}}" } }
            {{settings}}
            """;
        await Workspace.Configuration.ImportAsync(new ConfigurationImport(text, "production.yaml"), Stop);
    }

    public async Task<ProductionMonitoring> UptimeAsync(UptimeStatus? status, double milliseconds = 100, AlertParts? process = null, DateTimeOffset? expiry = null) =>
        await MeasureAsync(Record(MonitoringType.Uptime) with { Uptime = Uptime(status, milliseconds, expiry) }, process);

    public async Task<ProductionMonitoring> MeasureAsync(ProductionMonitoring record, AlertParts? process = null)
    {
        var recorder = new MonitoringRecorder(Workspace.Store, process ?? Parts, Reporter);
        return await recorder.RecordAsync(record, await Workspace.Configuration.GetActiveAsync(record.Environment, Stop), Stop);
    }

    public ProductionMonitoring Record(MonitoringType type) => new()
    {
        MonitoringId = "",
        Timestamp = Time.Now,
        MonitoringType = type,
        SiteUrl = "https://harbour.test/",
        Environment = DeploymentEnvironment.Production,
    };

    public static UptimeMeasurement Uptime(UptimeStatus? status, double milliseconds, DateTimeOffset? expiry = null)
    {
        var sample = new UptimeSample
        {
            Location = "local",
            Status = status,
            ResponseTime = status is UptimeStatus.Up or UptimeStatus.Degraded ? milliseconds : null,
            Reason = status == UptimeStatus.Down ? "it answers 500" : null,
            CertificateExpiry = expiry,
        };
        return new UptimeMeasurement { Status = status, ResponseTime = sample.ResponseTime, Reason = sample.Reason, Samples = [sample] };
    }

    public void Pass(TimeSpan time) => Time.Now += time;

    public async Task<IReadOnlyList<MonitoringAlert>> AlertsAsync() => await Workspace.Store.Alerts.ReadAsync(RecordQuery.All, Stop).ToListAsync(Stop);

    public async Task<IReadOnlyList<string>> OutboxAsync() => await Workspace.Store.State.ListAsync("notifications", Stop);

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        _folder.Dispose();
    }

    private WorkspaceOptions Options() => new()
    {
        StoreAddress = StorePath,
        CurrentDirectory = _folder.Path,
        Reporter = Reporter,
        Integrations = static () => new IntegrationServices(),
        Time = Time,
        SecretResolvers = [new EnvironmentSecretResolver(name => Secrets.GetValueOrDefault(name))],
    };
}
