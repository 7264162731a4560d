using System.Runtime.CompilerServices;
using System.Text.Json;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Maintenance.Backups.Restoration;
using ProductionOps.Maintenance.Backups.Verification;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Backups;

/// <summary>
/// The backups of one directory, for listing, testing and restoring. It needs no store: after a disaster there is none, only a copy of
/// the backups.
/// </summary>
public sealed class BackupVault
{
    private readonly RepositoryOpening _opening;
    private readonly WorkspaceOptions _options;
    private readonly BlobLimits _limits;

    /// <summary>The backups in a directory.</summary>
    /// <param name="location">Full path of the directory.</param>
    /// <param name="options">Disk, clock, secrets, and where to tell what is done.</param>
    public BackupVault(string location, WorkspaceOptions options)
        : this(location, options, BlobLimits.Default)
    {
    }

    internal BackupVault(string location, WorkspaceOptions options, BlobLimits limits)
    {
        ArgumentNullException.ThrowIfNull(options);
        (Location, _options, _limits) = (location, options, limits);
        _opening = new RepositoryOpening(options.Files, options.Time, new SecretService([.. options.SecretResolvers, new EnvironmentSecretResolver()]));
    }

    /// <summary>Full path of the directory.</summary>
    public string Location { get; }

    /// <summary>Name of the secret that opens encrypted backups, where it is not the one that they name.</summary>
    public string? SecretName { get; init; }

    /// <summary>Lists the backups, newest first.</summary>
    /// <param name="onDamaged">Called with the error for each that cannot be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationException"><c>BackupKeyWrong</c>, <c>SecretNotFound</c>, <c>BackupDamaged</c>.</exception>
    public async IAsyncEnumerable<BackupEntry> ListAsync(Action<OperationException> onDamaged, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_options.Files.DirectoryExists(new RepositoryDirectory(Location, _options.Files, _options.Time).Snapshots)) yield break;
        using var repository = await _opening.OpenAsync(Location, SecretName, cancellationToken).ConfigureAwait(false);
        foreach (var snapshot in Read(repository, onDamaged).Reverse()) yield return Describe(repository.Directory, snapshot);
    }

    /// <summary>What is in a backup, in the order of the paths.</summary>
    /// <param name="backupId">The backup; null for the newest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationException"><c>BackupNotFound</c>, <c>BackupDamaged</c>, <c>BackupKeyWrong</c>, <c>SecretNotFound</c>.</exception>
    public async IAsyncEnumerable<BackupFile> ListFilesAsync(string? backupId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var repository = await _opening.OpenAsync(Location, SecretName, cancellationToken).ConfigureAwait(false);
        var id = backupId ?? Newest(repository);
        foreach (var entry in repository.Directory.Guard(() => repository.ReadList(repository.Snapshots.Read(id), repository.LoadIndex())))
        {
            if (entry.Kind != SnapshotEntryKind.Directory) yield return new BackupFile(id, entry.Path, entry.Size, entry.Modified, entry.Sha256, entry.Target);
        }
    }

    /// <summary>Reads backups back and says of each whether it is whole; the outcome is kept beside the backup.</summary>
    /// <exception cref="OperationException"><c>BackupNotFound</c>, <c>BackupRepositoryNotFound</c>, <c>BackupKeyWrong</c>,
    /// <c>SecretNotFound</c>, <c>BackupDamaged</c>.</exception>
    public async IAsyncEnumerable<BackupCheck> TestAsync(BackupTestRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var repository = await _opening.OpenAsync(Location, SecretName, cancellationToken).ConfigureAwait(false);
        var ids = request.BackupIds.Count > 0 ? request.BackupIds : [.. repository.Snapshots.List().Reverse()];
        var checks = await Task.Run(() => repository.Directory.Guard(() => new SnapshotVerification(repository, _options.Reporter, _limits).Run(ids, cancellationToken)), cancellationToken).ConfigureAwait(false);
        foreach (var check in checks)
        {
            var complete = request.Restore && check.Verified
                ? await Task.Run(() => repository.Directory.Guard(() => RestoreTest(repository, check, request, cancellationToken)), cancellationToken).ConfigureAwait(false)
                : check;
            Keep(repository.Directory, complete);
            yield return complete;
        }
    }

    /// <summary>What a restoration would do, and whether it could.</summary>
    /// <exception cref="OperationException">Those of a restoration.</exception>
    public Task<RestoreOutcome> PlanRestoreAsync(RestoreRequest request, CancellationToken cancellationToken) => RestoreOrPlanAsync(request, planOnly: true, cancellationToken);

    /// <summary>Restores a backup or a part of it.</summary>
    /// <exception cref="OperationException"><c>BackupNotFound</c>, <c>BackupPathNotFound</c>, <c>BackupPathUnsafe</c>,
    /// <c>RestoreWouldOverwrite</c>, <c>RestoreBlocked</c>, <c>BackupDamaged</c>, <c>BackupDiskFull</c>, <c>BackupKeyWrong</c>,
    /// <c>SecretNotFound</c>, <c>BackupRepositoryNotFound</c>.</exception>
    public Task<RestoreOutcome> RestoreAsync(RestoreRequest request, CancellationToken cancellationToken) => RestoreOrPlanAsync(request, planOnly: false, cancellationToken);

    internal BackupEntry Describe(RepositoryDirectory directory, Snapshot snapshot)
    {
        var verification = FindVerification(directory, snapshot.Id);
        var document = snapshot.Document;
        return new BackupEntry
        {
            BackupId = snapshot.Id,
            BackupType = document.BackupType,
            Timestamp = document.Timestamp,
            Duration = (document.FinishedAt - document.Timestamp).TotalSeconds,
            Files = document.Files,
            BackupSize = document.BackupSize,
            AddedSize = document.AddedSize,
            IsComplete = document.IsComplete,
            IssueCount = snapshot.Body.Issues.Count,
            Verified = verification?.Verified,
            VerificationTime = verification?.VerificationTime,
            RestorationTested = verification?.RestorationTested ?? false,
            KeepUntil = document.Retention.KeepUntil,
            AutoDelete = document.Retention.AutoDelete,
            ParentId = document.ParentId,
            Location = Location,
            Checksum = snapshot.Checksum,
        };
    }

    internal static BackupVerification? FindVerification(RepositoryDirectory directory, string id)
    {
        var path = Path.Combine(directory.Verifications, id + ".json");
        try
        {
            return directory.Files.FileExists(path) ? JsonSerializer.Deserialize(directory.Files.ReadAllBytes(path), ProductionJson.Default.BackupVerification) : null;
        }
        catch (Exception exception) when (exception is JsonException || FileErrors.IsFileError(exception))
        {
            // Then it counts as not tested, and the next test writes it anew.
            return null;
        }
    }

    private async Task<RestoreOutcome> RestoreOrPlanAsync(RestoreRequest request, bool planOnly, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var repository = await _opening.OpenAsync(Location, SecretName, cancellationToken).ConfigureAwait(false);
        var id = request.BackupId ?? Newest(repository);
        return await Task.Run(
            () => repository.Directory.Guard(() => new RestoreRun(repository, _options.Reporter, _limits).Run(request, id, planOnly, cancellationToken)),
            cancellationToken).ConfigureAwait(false);
    }

    private BackupCheck RestoreTest(BackupRepository repository, BackupCheck check, BackupTestRequest request, CancellationToken cancellationToken) =>
        new RestorationTest(repository, _options.Reporter, _limits).Run(check, request.RestoreIn ?? Path.GetTempPath(), cancellationToken);

    internal void Keep(RepositoryDirectory directory, BackupCheck check)
    {
        try
        {
            byte[] content = [.. JsonSerializer.SerializeToUtf8Bytes(check.ToVerification(), ProductionJson.Default.BackupVerification), (byte)'\n'];
            directory.WriteDurable(Path.Combine(directory.Verifications, check.BackupId + ".json"), content);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            // A copy on a medium that cannot be written is tested all the same.
            _options.Reporter.Warning($"The outcome of the test of {check.BackupId} could not be kept: {exception.Message}");
        }
    }

    private static IReadOnlyList<Snapshot> Read(BackupRepository repository, Action<OperationException> onDamaged) =>
        repository.Directory.Guard(() => repository.ReadSnapshots((id, what) => onDamaged(RepositoryDirectory.Damaged(repository.Snapshots.PathOf(id), what))));

    private string Newest(BackupRepository repository) =>
        Read(repository, error => _options.Reporter.Warning(error.Message)).LastOrDefault(snapshot => snapshot.Document.BackupType != BackupType.Configuration)?.Id
        ?? throw new OperationException("BackupNotFound", ErrorKind.NotFound, $"There is no backup of all files in '{Location}'. Name one; prodops backup list shows what there is.", Location);
}
