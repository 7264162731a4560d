using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Store.Files;

namespace ProductionOps.Maintenance.Backups.Restoration;

/// <summary>
/// Restores a snapshot or a part of it. Everything is first written beside its place, proven and made durable; only then does anything
/// appear under its name. So a full disk or damage in the backup leaves the destination as it was.
/// </summary>
internal sealed class RestoreRun(BackupRepository repository, IOperationReporter reporter, BlobLimits limits)
{
    private const string Activity = "Restore";

    // The directory beside is the user's, where other programs keep temporary files as well; only what is certainly ours is swept.
    private const string StagingSuffix = ".productionops-restore";

    private readonly IFileSystem _files = repository.Files;
    private readonly TimeProvider _time = repository.Directory.Time;

    /// <summary>Restores, or with <paramref name="planOnly"/> tells what that would do and whether it could.</summary>
    public RestoreOutcome Run(RestoreRequest request, string backupId, bool planOnly, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var index = repository.LoadIndex();
        var all = repository.ReadList(repository.Snapshots.Read(backupId), index);
        EntryPaths.Check(all);
        var entries = RestoreSelection.Of(all, request.Paths);
        var root = RealPath.Of(request.Destination) ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Destination));
        var destination = new RestoreDestination(_files, root);
        var outcome = new RestoreOutcome
        {
            BackupId = backupId,
            Destination = root,
            Files = entries.LongCount(entry => entry.Kind != SnapshotEntryKind.Directory),
            Bytes = entries.Sum(entry => entry.Kind == SnapshotEntryKind.File ? entry.Size : 0),
            Replaced = destination.Check(entries, request.Overwrite),
        };
        if (planOnly) return outcome;
        reporter.Progress(new OperationProgress(Activity, $"Writing {new Quantity(outcome.Files, "file")}", 0));
        Write(destination, index, entries, request.Overwrite, cancellationToken);
        reporter.Progress(new OperationProgress(Activity, "Done", 100, Completed: true));
        return outcome with { Duration = _time.GetElapsedTime(started).TotalSeconds };
    }

    private void Write(RestoreDestination destination, PackIndex index, IReadOnlyList<SnapshotEntry> entries, bool overwrite, CancellationToken cancellationToken)
    {
        var parent = destination.StagingParent;
        _files.CreateDirectory(parent);
        Sweep(parent);
        var staging = new StoreDirectory(parent, _files, _time, Random.Shared).TemporaryPathIn(parent) + StagingSuffix;
        _files.CreateDirectory(staging, isPrivate: true);
        try
        {
            new RestoreContent(repository, index, limits).Write(staging, entries, destination.IsNew, cancellationToken);
            Flush(staging, entries);
            cancellationToken.ThrowIfCancellationRequested();
            destination.Publish(staging, entries, overwrite);
        }
        finally
        {
            _files.DeleteDirectory(staging);
        }
    }

    private void Flush(string staging, IReadOnlyList<SnapshotEntry> entries)
    {
        if (_files.TryFlushFileSystem(staging)) return;
        foreach (var entry in entries.Where(entry => entry.Kind == SnapshotEntryKind.File)) _files.FlushFile(Path.Combine(staging, entry.Path));
        foreach (var entry in entries.Where(entry => entry.Kind == SnapshotEntryKind.Directory)) _files.FlushDirectory(Path.Combine(staging, entry.Path));
        _files.FlushDirectory(staging);
    }

    // A restoration that was killed leaves its directory, which nobody else would remove.
    private void Sweep(string parent)
    {
        foreach (var entry in _files.Enumerate(parent).Where(entry => entry.Kind == FileEntryKind.Directory).ToList())
        {
            if (!entry.Name.EndsWith(StagingSuffix, StringComparison.Ordinal)) continue;
            if (StoreDirectory.TemporaryOwner(entry.Name) is { } owner && !TemporarySweep.IsAlive(owner)) _files.DeleteDirectory(Path.Combine(parent, entry.Name));
        }
    }
}
