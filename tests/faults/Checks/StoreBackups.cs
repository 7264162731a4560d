using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Retention;

namespace ProductionOps.Faults.Checks;

/// <summary>Makes, reads, prunes and restores the backups of a store on any disk.</summary>
internal static class StoreBackups
{
    /// <summary>What the ledger calls them.</summary>
    public const string Channel = "backup";

    /// <summary>What the ledger calls the directory that the newest of them is restored to.</summary>
    public const string Restored = "restored";

    /// <summary>Makes a backup.</summary>
    /// <param name="store">The store.</param>
    /// <param name="files">The disk.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="isOld">Whether the retention no longer keeps it once there is a newer one.</param>
    public static Task<BackupOutcome> CreateAsync(IProductionStore store, IFileSystem files, TimeProvider clock, bool isOld = false) =>
        ServiceOf(store, files, clock).CreateAsync(
            new BackupRequest { BackupType = BackupType.Incremental, Verify = true, KeepUntil = isOld ? clock.GetUtcNow().AddDays(-1) : null },
            CancellationToken.None);

    /// <summary>Every backup that is there, read back, newest first.</summary>
    public static async Task<IReadOnlyList<BackupCheck>> TestAsync(IProductionStore store, IFileSystem files, TimeProvider clock) =>
        await ServiceOf(store, files, clock).Vault.TestAsync(new BackupTestRequest(), CancellationToken.None).ToListAsync();

    /// <summary>The backups that pruning removes.</summary>
    public static async Task<IReadOnlyList<string>> PruneAsync(IProductionStore store, IFileSystem files, TimeProvider clock, bool whatIf) =>
        await ServiceOf(store, files, clock).PruneAsync(DeploymentEnvironment.Production, whatIf, CancellationToken.None)
            .Where(decision => decision is { Kind: RetentionItemKind.Backup, Action: RetentionAction.Delete })
            .Select(decision => decision.Id)
            .ToListAsync();

    /// <summary>Restores the newest backup beside the store, over what is there.</summary>
    public static Task<RestoreOutcome> RestoreAsync(IProductionStore store, IFileSystem files, TimeProvider clock) =>
        ServiceOf(store, files, clock).Vault.RestoreAsync(new RestoreRequest { Destination = RestoredIn(store), Overwrite = true }, CancellationToken.None);

    /// <summary>What of the newest backup is not, or not whole, where it was restored to.</summary>
    /// <param name="store">The store.</param>
    /// <param name="files">The disk.</param>
    /// <param name="mayBeMissing">Whether a file may not be there.</param>
    public static async Task<IReadOnlyList<string>> RestoredProblemsAsync(IProductionStore store, IFileSystem files, bool mayBeMissing)
    {
        var problems = new List<string>();
        await foreach (var file in ServiceOf(store, files, new ScenarioClock()).Vault.ListFilesAsync(backupId: null, CancellationToken.None))
        {
            var path = Path.Combine(RestoredIn(store), file.Path);
            if (!files.FileExists(path))
            {
                if (!mayBeMissing) problems.Add($"not restored: {file.Path}");
            }
            else if (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(files.ReadAllBytes(path))) != file.Sha256)
            {
                problems.Add($"torn or changed where it was restored: {file.Path}");
            }
        }

        return problems;
    }

    private static string RestoredIn(IProductionStore store) => Path.Combine(Path.GetDirectoryName(store.Address)!, "restored");

    private static BackupService ServiceOf(IProductionStore store, IFileSystem files, TimeProvider clock) => new(store, new WorkspaceOptions
    {
        StoreAddress = store.Address,
        CurrentDirectory = store.Address,
        Reporter = SilentReporter.Instance,
        Integrations = static () => throw new NotSupportedException("No fault run uses a third-party package here."),
        Time = clock,
        Files = files,
    });
}
