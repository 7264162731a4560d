using ProductionOps.Files;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Faults.Checks;

/// <summary>Makes and reads the backups of a store on any disk.</summary>
internal static class StoreBackups
{
    /// <summary>What the ledger calls them.</summary>
    public const string Channel = "backup";

    public static Task<BackupOutcome> CreateAsync(IProductionStore store, IFileSystem files, TimeProvider clock) =>
        ServiceOf(store, files, clock).CreateAsync(new BackupRequest { BackupType = BackupType.Incremental, Verify = true }, CancellationToken.None);

    /// <summary>Every backup that is there, read back, by its identifier: whether it is whole.</summary>
    public static async Task<IReadOnlyDictionary<string, bool>> ReadAsync(IProductionStore store, IFileSystem files, TimeProvider clock) =>
        await ServiceOf(store, files, clock).Vault.TestAsync(new BackupTestRequest(), CancellationToken.None)
            .ToDictionaryAsync(check => check.BackupId, check => check.Verified);

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
