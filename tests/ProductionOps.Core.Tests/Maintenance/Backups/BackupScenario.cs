using ProductionOps.Configuration;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

/// <summary>A store with a configuration and a folder of site content beside it, to back up and to restore.</summary>
internal sealed class BackupScenario : IAsyncDisposable
{
    private readonly IProductionStore _store;
    private readonly BlobLimits _limits;

    private BackupScenario(TemporaryFolder folder, IProductionStore store, BlobLimits limits)
    {
        (Folder, _store, _limits) = (folder, store, limits);
        Options = new WorkspaceOptions
        {
            CurrentDirectory = folder.Path,
            Reporter = Reporter,
            Integrations = static () => new IntegrationServices(),
            Time = Time,
        };
    }

    public TemporaryFolder Folder { get; }

    public RecordingReporter Reporter { get; } = new();

    public TestClock Time { get; } = new(DateTimeOffset.UtcNow.AddDays(1));

    public WorkspaceOptions Options { get; set; }

    public string Content => Folder.At("content");

    public string Backups => Path.Combine(_store.Address, "backups");

    public BackupService Service => new(_store, Options, _limits);

    public BackupVault Vault => Service.Vault;

    public static async Task<BackupScenario> CreateAsync(string backup = "", int packSize = 64 * 1024, int parallelism = 4)
    {
        var folder = new TemporaryFolder();
        var store = await new StoreFactory(new PhysicalFileSystem(), TimeProvider.System).InitializeAsync(folder.Path, "Test", CancellationToken.None);
        var scenario = new BackupScenario(folder, store, new BlobLimits(packSize, parallelism));
        await scenario.ConfigureAsync(backup);
        Directory.CreateDirectory(scenario.Content);
        return scenario;
    }

    /// <summary>Configures backups of the content folder.</summary>
    /// <param name="backup">Further lines of maintenance.backup, in YAML.</param>
    public async Task ConfigureAsync(string backup)
    {
        var yaml = $"""
            version: 1.0.{_version++}
            environment: production
            application:
              name: Test
              homepage: https://example.org
            deployment:
              target:
                type: directory
                path: ../served
            maintenance:
              backup:
                sources:
                  - name: content
                    path: content
                    exclude: [node_modules, "*.log", drafts/**]
                {backup}
            """;
        var configurations = new ConfigurationService(_store, Options.Integrations, TimeProvider.System);
        await configurations.ImportAsync(new ConfigurationImport(yaml, "production.yaml"), CancellationToken.None);
    }

    public async Task<BackupEntry> BackUpAsync(BackupType type = BackupType.Full)
    {
        var outcome = await Service.CreateAsync(new BackupRequest { BackupType = type }, CancellationToken.None);
        Time.Now += TimeSpan.FromHours(1);
        return outcome.Backup;
    }

    public async Task<RestoreOutcome> RestoreAsync(string? id, string destination, params string[] paths) =>
        await Vault.RestoreAsync(new RestoreRequest { BackupId = id, Destination = destination, Paths = paths }, CancellationToken.None);

    public async Task<BackupCheck> TestAsync(string id, bool restore = false) =>
        Assert.Single(await Vault.TestAsync(new BackupTestRequest { BackupIds = [id], Restore = restore }, CancellationToken.None).ToListAsync());

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        var full = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes that nothing can compress, the same every time.</summary>
    public static byte[] Noise(int length, int seed = 1)
    {
        var content = new byte[length];
#pragma warning disable CA5394 // The content is to be the same every time.
        new Random(seed).NextBytes(content);
#pragma warning restore CA5394
        return content;
    }

    /// <summary>All below a folder: what it is, with permissions, time and content.</summary>
    public static IReadOnlyList<string> Describe(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => Describe(folder, path)),
    ];

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return _store.DisposeAsync();
    }

    private static string Describe(string folder, string path)
    {
        var details = ((IFileSystem)new PhysicalFileSystem()).FindDetails(path)!.Value;
        var content = details.Kind switch
        {
            FileEntryKind.File => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))),
            FileEntryKind.SymbolicLink => "-> " + new FileInfo(path).LinkTarget,
            _ => string.Empty,
        };
        var mode = details.Kind == FileEntryKind.SymbolicLink ? null : details.Mode;
        return $"{Path.GetRelativePath(folder, path)} {details.Kind} {mode} {details.Modified:O} {content}";
    }

    private int _version;
}
