using System.Runtime.CompilerServices;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Maintenance.Backups.Copies;
using ProductionOps.Maintenance.Backups.Creation;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Maintenance.Backups.Retention;
using ProductionOps.Maintenance.Backups.Verification;
using ProductionOps.Model;
using ProductionOps.Processes;
using ProductionOps.Store;
using ProductionOps.Store.Retention;

namespace ProductionOps.Maintenance.Backups;

/// <summary>Makes and keeps the backups of a store and its site.</summary>
public sealed class BackupService
{
    private const string LockName = "backup";
    private readonly IProductionStore _store;
    private readonly WorkspaceOptions _options;
    private readonly BlobLimits _limits;
    private readonly RepositoryOpening _opening;

    /// <summary>The backups of a store.</summary>
    public BackupService(IProductionStore store, WorkspaceOptions options)
        : this(store, options, BlobLimits.Default)
    {
    }

    internal BackupService(IProductionStore store, WorkspaceOptions options, BlobLimits limits)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        (_store, _options, _limits) = (store, options, limits);
        _opening = new RepositoryOpening(options.Files, options.Time, new SecretService([.. options.SecretResolvers, new EnvironmentSecretResolver()]));
        Vault = new BackupVault(Path.Combine(store.Address, "backups"), options, limits);
    }

    /// <summary>The backups that are there, for listing, testing and restoring.</summary>
    public BackupVault Vault { get; }

    /// <summary>Makes a backup. What it has written when it is stopped is used by the next one.</summary>
    /// <exception cref="OperationException"><c>LockHeld</c>: another backup runs; <c>BackupSourceNotFound</c>, <c>BackupSourceInvalid</c>,
    /// <c>BackupDiskFull</c>, <c>BackupEncryptionDiffers</c>, <c>BackupKeyWrong</c>, <c>SecretNotFound</c>, <c>BackupDamaged</c>;
    /// <c>BackupNotVerified</c>: what was written could not be read back.</exception>
    public async Task<BackupOutcome> CreateAsync(BackupRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var configuration = await _store.Configurations.FindActiveAsync(request.Environment, cancellationToken).ConfigureAwait(false);
        var settings = configuration?.Maintenance.Backup;
        await using var holder = await _store.LockAsync(LockName, new LockRequest("backing up", request.LockWait), cancellationToken).ConfigureAwait(false);
        using var repository = await _opening.OpenOrCreateAsync(Vault.Location, settings?.Encryption?.Secret, cancellationToken).ConfigureAwait(false);
        return await Task.Run(
            () => repository.Directory.Guard(() =>
            {
                var sources = new BackupSources(_options.Files).Of(request.BackupType, _store.Address, configuration);
                var (snapshot, issues) = new BackupCreation(repository, _options.Reporter, _limits).Run(request, settings, sources, cancellationToken);
                if (request.Verify) Verify(repository, snapshot, cancellationToken);
                return Outcome(Vault.Describe(repository.Directory, snapshot), issues, request.Verify);
            }),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Removes backups that the retention no longer keeps and content that no backup needs, and yields what was done with each and why. It can
    /// be stopped anywhere; the next run does the rest.
    /// </summary>
    /// <param name="environment">Environment whose configuration says what is kept.</param>
    /// <param name="whatIf">Whether to only tell what would be done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>LockHeld</c>: a backup runs; <c>BackupDiskFull</c>, <c>BackupDamaged</c>, <c>BackupKeyWrong</c>,
    /// <c>SecretNotFound</c>.</exception>
    public async IAsyncEnumerable<RetentionDecision> PruneAsync(
        DeploymentEnvironment environment, bool whatIf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_options.Files.DirectoryExists(Vault.Location)) yield break;
        var configuration = await _store.Configurations.FindActiveAsync(environment, cancellationToken).ConfigureAwait(false);
        // What changes nothing needs no lock, and leaves not even a lock file.
        await using var holder = whatIf ? null : await _store.LockAsync(LockName, new LockRequest("pruning backups", TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        using var repository = await _opening.OpenAsync(Vault.Location, secretName: null, cancellationToken).ConfigureAwait(false);
        var decisions = await Task.Run(
            () => repository.Directory.Guard(() =>
            {
                if (!whatIf) repository.Directory.Sweep();
                return new BackupPruning(repository, _options.Reporter, _limits).Run(configuration?.Maintenance.Backup, whatIf, cancellationToken);
            }),
            cancellationToken).ConfigureAwait(false);
        foreach (var decision in decisions) yield return decision;
    }

    /// <summary>Brings the configured copies up to date. A copy only gains: what the retention removed here stays there.</summary>
    /// <exception cref="OperationException"><c>LockHeld</c>; <c>BackupCopyOfOther</c>: the place holds other backups; <c>BackupDiskFull</c>,
    /// <c>TargetUnreachable</c>, <c>TargetAccessDenied</c>, <c>TargetDiskFull</c>, <c>BackupDamaged</c>.</exception>
    public async IAsyncEnumerable<BackupCopyOutcome> CopyAsync(DeploymentEnvironment environment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var configuration = await _store.Configurations.FindActiveAsync(environment, cancellationToken).ConfigureAwait(false);
        var project = Path.GetDirectoryName(_store.Address) ?? _store.Address;
        // A prune must not remove what is being copied.
        await using var holder = await _store.LockAsync(LockName, new LockRequest("copying backups", TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        using var repository = await _opening.OpenAsync(Vault.Location, secretName: null, cancellationToken).ConfigureAwait(false);
        foreach (var copy in configuration?.Maintenance.Backup.Copies ?? [])
        {
            _options.Reporter.Verbose($"Copying backups to {copy.Name ?? copy.Path}.");
            yield return copy.Type == BackupCopyType.Ssh
                ? await new SshCopy(repository, _options.Processes ?? new ProcessRunner(_options.Time), copy, project).RunAsync(cancellationToken).ConfigureAwait(false)
                : await Task.Run(
                    () => repository.Directory.Guard(() => new DirectoryCopy(repository, copy.Name ?? "directory", Path.GetFullPath(copy.Path, project)).Run(cancellationToken)),
                    cancellationToken).ConfigureAwait(false);
        }
    }

    private void Verify(BackupRepository repository, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var check = new SnapshotVerification(repository, _options.Reporter, _limits).Run([snapshot.Id], cancellationToken)[0];
        Vault.Keep(repository.Directory, check);
        if (check.Verified) return;
        throw new OperationException(
            "BackupNotVerified",
            ErrorKind.Damaged,
            $"The backup {snapshot.Id} was written, and reading it back found damage: {check.Findings[0].Problem}. Test the disk of '{Vault.Location}', then make a full backup.",
            snapshot.Id);
    }

    private static BackupOutcome Outcome(BackupEntry entry, IReadOnlyList<BackupIssue> issues, bool isVerified) => new(
        entry,
        issues,
        new BackupResult
        {
            BackupType = entry.BackupType,
            BackupSize = entry.BackupSize,
            BackupLocation = $"{entry.Location}/snapshots/{entry.BackupId}.json",
            Integrity = new BackupIntegrity { Verified = isVerified, Checksum = entry.Checksum },
            Retention = new BackupRetention { KeepUntil = entry.KeepUntil, AutoDelete = entry.AutoDelete },
        });
}
