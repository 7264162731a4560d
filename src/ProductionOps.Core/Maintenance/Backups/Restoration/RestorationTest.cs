using System.Collections.Concurrent;
using ProductionOps.Deployment.Releases;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Restoration;

/// <summary>Restores a snapshot to a fresh directory, reads every file back from there, and takes the time.</summary>
internal sealed class RestorationTest(BackupRepository repository, IOperationReporter reporter, BlobLimits limits)
{
    /// <summary>What the check of a snapshot found, with the test added to it.</summary>
    /// <param name="check">The check so far.</param>
    /// <param name="parent">Directory in which the fresh one is made; it is removed in the end.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public BackupCheck Run(BackupCheck check, string parent, CancellationToken cancellationToken)
    {
        // Not even its name is taken from the backup.
        var directory = Path.Combine(parent, $"productionops-restore-{Guid.NewGuid():N}");
        try
        {
            var outcome = new RestoreRun(repository, reporter, limits).Run(new RestoreRequest { Destination = directory }, check.BackupId, planOnly: false, cancellationToken);
            var entries = repository.ReadList(repository.Snapshots.Read(check.BackupId), repository.LoadIndex());
            var hashes = Hash(directory, entries, cancellationToken);
            var wrong = entries
                .Where(entry => entry.Kind != SnapshotEntryKind.Directory && hashes[entry.Path] != SnapshotList.HashOf(entry))
                .Select(entry => new BackupFinding(entry.Path, null, "it was restored, and is not what was backed up"))
                .ToList();
            return check with
            {
                RestorationTested = true,
                RestorationTime = outcome.Duration,
                Verified = check.Verified && wrong.Count == 0,
                DamagedFiles = check.DamagedFiles + wrong.Count,
                BackupChecksum = SnapshotList.ContentChecksum(entries, entry => hashes[entry.Path]),
                Findings = [.. check.Findings, .. wrong],
            };
        }
        catch (DamagedBackupException exception)
        {
            return check with { Verified = false, Findings = [.. check.Findings, new BackupFinding(null, null, "it cannot be restored: " + exception.Message)] };
        }
        catch (OperationException exception) when (exception.Id == EntryPaths.UnsafeId)
        {
            return check with { Verified = false, Findings = [.. check.Findings, new BackupFinding(exception.Target as string, null, exception.Message) { Id = exception.Id }] };
        }
        finally
        {
            repository.Files.DeleteDirectory(directory);
        }
    }

    private ConcurrentDictionary<string, string> Hash(string directory, List<SnapshotEntry> entries, CancellationToken cancellationToken)
    {
        var hasher = new FileHasher(repository.Files);
        var hashes = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = limits.Parallelism, CancellationToken = cancellationToken };
        ParallelWork.Run(() => Parallel.ForEach(entries.Where(entry => entry.Kind != SnapshotEntryKind.Directory), options, entry =>
        {
            var path = Path.Combine(directory, entry.Path);
            hashes[entry.Path] = entry.Kind == SnapshotEntryKind.File
                ? hasher.Hash(path).Sha256
                : SnapshotList.HashOf(entry with { Target = repository.Files.ReadLink(path) });
        }));
        return hashes;
    }
}
