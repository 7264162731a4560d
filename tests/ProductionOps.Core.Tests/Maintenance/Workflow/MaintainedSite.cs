using ProductionOps.Configuration;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Maintenance;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Maintenance.Workflow;

/// <summary>A real store with a configuration, tasks that do what a test says, and a clock that stands where it is put.</summary>
internal sealed class MaintainedSite : IAsyncDisposable
{
    private int _version;

    public TemporaryFolder Folder { get; } = new();

    public SettableTime Time { get; } = new() { Now = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero) };

    public RecordingReporter Reporter { get; } = new();

    public ScriptedTask Backup { get; } = new(MaintenanceType.Backup);

    public ScriptedTask Content { get; } = new(MaintenanceType.ContentValidation);

    public ScriptedTask Updates { get; } = new(MaintenanceType.DependencyUpdate);

    public ScriptedTask Optimization { get; } = new(MaintenanceType.Optimization);

    public ProductionWorkspace Workspace { get; private set; } = null!;

    public MaintenanceService Service { get; private set; } = null!;

    public IProductionStore Store => Workspace.Store;

    public string StorePath => Folder.At("museum/production");

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<MaintainedSite> CreateAsync(string settings = "")
    {
        var site = new MaintainedSite();
        await using (await new StoreFactory(new PhysicalFileSystem(), site.Time).InitializeAsync(site.StorePath, "Museum", Stop))
        {
        }

        site.Workspace = await ProductionWorkspace.OpenAsync(site.Options(), Stop);
        site.Service = site.NewProcess();
        await site.ConfigureAsync(settings);
        return site;
    }

    /// <summary>The service as another process would have it.</summary>
    public MaintenanceService NewProcess() =>
        new MaintenanceComposition(Workspace.Store, Workspace.Configuration, new BackupService(Workspace.Store, Options()), Workspace.Retention, Options())
            .Compose([Backup, Content, Updates, Optimization]);

    public async Task ConfigureAsync(string settings, string build = "")
    {
        var text = $$"""
            version: 1.0.{{_version++}}
            environment: production
            application: { name: Museum, homepage: "https://museum.test/" }
            deployment: { {{build}}target: { type: directory, path: "{{Folder.At("served")}}" } }
            {{settings}}
            """;
        await Workspace.Configuration.ImportAsync(new ConfigurationImport(text, "production.yaml"), Stop);
    }

    public Task<MaintenanceAutomation> ScheduleAsync(MaintenanceType type = MaintenanceType.ContentValidation, bool automated = false, DateTimeOffset? at = null) =>
        Service.ScheduleAsync(new MaintenanceRequest { Type = type, Automated = automated, ScheduledTime = at, RequestedBy = "ada" }, Stop);

    public Task<MaintenanceAutomation> RunAsync(string id, MaintenanceService? process = null) =>
        (process ?? Service).RunAsync(id, new MaintenanceRunRequest(), Stop);

    public async Task<IReadOnlyList<MaintenanceAutomation>> RunDueAsync(List<OperationException>? failures = null) =>
        await Service.RunDueAsync(DeploymentEnvironment.Production, new MaintenanceRunRequest(), (_, error) => (failures ?? []).Add(error), Stop).ToListAsync(Stop);

    public Task<MaintenanceAutomation> GetAsync(string id) => Service.GetAsync(id, Stop);

    public WorkspaceOptions Options() => new()
    {
        StoreAddress = StorePath,
        CurrentDirectory = Folder.Path,
        Reporter = Reporter,
        Integrations = static () => new IntegrationServices(),
        Time = Time,
        DataDirectory = Folder.At("data"),
    };

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        Folder.Dispose();
    }
}
