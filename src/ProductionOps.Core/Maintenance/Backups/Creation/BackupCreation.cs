using System.Security.Cryptography;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Makes one snapshot. The caller holds the lock.</summary>
internal sealed class BackupCreation(BackupRepository repository, IOperationReporter reporter, BlobLimits limits)
{
    private const string Activity = "Backup";
    private const int DefaultRetentionDays = 30;

    private readonly IssueList _issues = new(reporter);
    private readonly TimeProvider _time = repository.Directory.Time;

    /// <summary>Makes it.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="settings">Settings of the configuration; null when there is none.</param>
    /// <param name="sources">What is taken.</param>
    /// <param name="cancellationToken">Stops it; the packs that are written by then are used by the next backup.</param>
    public (Snapshot Snapshot, IReadOnlyList<BackupIssue> Issues) Run(
        BackupRequest request, BackupSettings? settings, IReadOnlyList<BackupSource> sources, CancellationToken cancellationToken)
    {
        var started = _time.GetUtcNow();
        reporter.Progress(new OperationProgress(Activity, "Looking for files", 0));
        var index = repository.LoadIndex();
        foreach (var (pack, what) in index.Damaged) reporter.Warning($"The pack {pack} is left out, because {what}. What it held is stored again.");
        var earlier = repository.ReadSnapshots((id, what) => reporter.Warning($"The backup {id} is left out, because {what}."));
        var parent = request.BackupType == BackupType.Incremental ? FindParent(earlier, index) : null;
        var type = request.BackupType == BackupType.Incremental && parent is null ? BackupType.Full : request.BackupType;
        var found = new SourceWalk(repository.Files, _issues, cancellationToken).List(sources);
        reporter.Progress(new OperationProgress(Activity, "Reading files", 5));
        var packs = new PackWriting(repository, index, settings?.Compression ?? true, limits.PackSize);
        var run = new BackupRun(repository, packs, _issues, limits);
        var entries = run.Take(found, parent, cancellationToken);
        var list = SnapshotList.Write(entries).Span;
        var body = new SnapshotBody
        {
            List = run.TakeList(list),
            ListChecksum = Convert.ToHexStringLower(SHA256.HashData(list)),
            ContentChecksum = SnapshotList.ContentChecksum(entries, SnapshotList.HashOf),
            Sources = [.. sources.Select(source => new SnapshotSource(source.Name, source.Path))],
            Issues = _issues.ToList(),
        };
        packs.Complete();
        cancellationToken.ThrowIfCancellationRequested();
        var document = new SnapshotDocument
        {
            SchemaVersion = SnapshotDocument.CurrentVersion,
            BackupId = RecordId.At(started, RecordKind.Backup).ToString(),
            Sequence = 1 + earlier.Select(snapshot => snapshot.Document.Sequence).DefaultIfEmpty(0).Max(),
            BackupType = type,
            Timestamp = started,
            FinishedAt = _time.GetUtcNow(),
            ParentId = parent?.Id,
            Files = entries.LongCount(entry => entry.Kind == SnapshotEntryKind.File),
            BackupSize = entries.Sum(entry => entry.Kind == SnapshotEntryKind.File ? entry.Size : 0),
            AddedSize = packs.Written.Sum(pack => pack.Length),
            IsComplete = body.Issues.All(issue => issue.Problem != BackupProblem.Unreadable),
            Retention = RetentionOf(request, settings, started),
        };
        var snapshot = repository.Snapshots.Publish(document, body);
        foreach (var pack in packs.Written) index.Add(pack);
        repository.SaveIndex(index);
        reporter.Progress(new OperationProgress(Activity, "Done", 100, Completed: true));
        return (snapshot, body.Issues);
    }

    private static BackupRetention RetentionOf(BackupRequest request, BackupSettings? settings, DateTimeOffset started) => new()
    {
        KeepUntil = request.KeepUntil ?? started.AddDays(settings?.Retention ?? DefaultRetentionDays),
        AutoDelete = request.AutoDelete,
    };

    private ParentSnapshot? FindParent(IReadOnlyList<Snapshot> earlier, PackIndex index)
    {
        foreach (var snapshot in earlier.Reverse().Where(snapshot => snapshot.Document.BackupType != BackupType.Configuration))
        {
            try
            {
                return new ParentSnapshot(snapshot.Id, snapshot.Document.Timestamp, repository.ReadList(snapshot, index));
            }
            catch (DamagedBackupException exception)
            {
                reporter.Warning($"The backup {snapshot.Id} cannot be built upon, because {exception.Message}.");
            }
        }

        return null;
    }
}
