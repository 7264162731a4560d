using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Model;
using ProductionOps.Store.Retention;

namespace ProductionOps.Maintenance.Backups.Retention;

/// <summary>Removes backups that the retention no longer keeps, and then what no backup needs. The caller holds the lock.</summary>
internal sealed class BackupPruning(BackupRepository repository, IOperationReporter reporter, BlobLimits limits)
{
    /// <summary>What was done with each backup and each pack, or would be.</summary>
    /// <param name="settings">Settings of the configuration; null when there is none.</param>
    /// <param name="whatIf">Whether to change nothing.</param>
    /// <param name="cancellationToken">Stops it; the next run does the rest.</param>
    public IReadOnlyList<RetentionDecision> Run(BackupSettings? settings, bool whatIf, CancellationToken cancellationToken)
    {
        var damaged = new List<string>();
        var ordered = repository.ReadSnapshots((id, what) =>
        {
            damaged.Add(id);
            reporter.Warning($"The backup {id} is damaged: {what}. It is left alone, and so is all packed content, as nobody can tell what it needs.");
        });
        var failed = ordered.Select(snapshot => snapshot.Id).Where(id => BackupVault.FindVerification(repository.Directory, id) is { Verified: false }).ToHashSet(StringComparer.Ordinal);
        var reasons = new BackupRetentionPlanner(settings?.Keep, repository.Directory.Time.GetUtcNow()).Reasons(ordered, failed);
        var decisions = ordered.Reverse().Select(snapshot => Decide(snapshot, reasons)).ToList();
        var staying = ordered.Where(snapshot => reasons.ContainsKey(snapshot.Id)).ToList();
        if (!whatIf) Remove(decisions.Where(decision => decision.Action == RetentionAction.Delete).Select(decision => decision.Id).ToList());
        return damaged.Count > 0 ? decisions : [.. decisions, .. PrunePacks(staying, whatIf, cancellationToken)];
    }

    private List<RetentionDecision> PrunePacks(List<Snapshot> staying, bool whatIf, CancellationToken cancellationToken)
    {
        var index = repository.LoadIndex();
        var pruning = new PackPruning(repository, limits);
        try
        {
            var plan = pruning.Plan(staying, index);
            var changed = plan.Where(item => item.Decision.Action != RetentionAction.Keep).Select(item => item.Use).ToList();
            if (!whatIf && changed.Count > 0)
            {
                pruning.Run(changed, index, cancellationToken);
                repository.SaveIndex(repository.LoadIndex());
            }

            return [.. plan.Select(item => item.Decision)];
        }
        catch (DamagedBackupException exception)
        {
            reporter.Warning($"Packed content is left alone: {exception.Message}. Test the backups first.");
            return [];
        }
    }

    private void Remove(List<string> ids)
    {
        if (ids.Count == 0) return;
        foreach (var id in ids) repository.Snapshots.Delete(id);
        // Durable before any content goes: a snapshot without its content would look damaged.
        repository.Snapshots.FlushNames();
        foreach (var id in ids) repository.Files.DeleteFile(Path.Combine(repository.Directory.Verifications, id + ".json"));
    }

    private static RetentionDecision Decide(Snapshot snapshot, IReadOnlyDictionary<string, string> reasons) => new()
    {
        Kind = RetentionItemKind.Backup,
        Id = snapshot.Id,
        Action = reasons.ContainsKey(snapshot.Id) ? RetentionAction.Keep : RetentionAction.Delete,
        Reason = reasons.TryGetValue(snapshot.Id, out var reason) ? reason : "its retention is over",
        Timestamp = snapshot.Document.Timestamp,
        Records = snapshot.Document.Files,
        Bytes = snapshot.Document.BackupSize,
    };
}
