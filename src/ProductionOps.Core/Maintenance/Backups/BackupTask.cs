using ProductionOps.Model;
using ProductionOps.Store.Retention;

namespace ProductionOps.Maintenance.Backups;

/// <summary>Makes a backup that is read back, applies the retention, and brings the copies up to date.</summary>
internal sealed class BackupTask(BackupService backups, TimeProvider time) : IMaintenanceTask
{
    private const int TotalSteps = 3;

    // An incremental backup cannot see content that changed while size and times were put back.
    private static readonly TimeSpan FullEvery = TimeSpan.FromDays(28);

    /// <inheritdoc/>
    public MaintenanceType Type => MaintenanceType.Backup;

    /// <inheritdoc/>
    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ImpactAssessment { UserImpact = UserImpact.None, Downtime = 0, RollbackTime = 0 });

    /// <inheritdoc/>
    public async Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        await progress.BeginAsync("backing up and reading back", TotalSteps, cancellationToken);
        var type = context.Maintenance.Options?.BackupType ?? await TypeByAgeAsync(cancellationToken);
        var outcome = await backups.CreateAsync(
            new BackupRequest { BackupType = type, Environment = context.Environment, Verify = true }, cancellationToken);
        var changes = new List<string> { Describe(outcome.Backup) };
        var errors = outcome.Issues.Where(static issue => issue.Problem == BackupProblem.Unreadable).Select(Unreadable).ToList();

        await progress.BeginAsync("applying the retention", TotalSteps, cancellationToken);
        await TryAsync(() => PruneAsync(context, changes, cancellationToken), errors);
        await progress.BeginAsync("bringing copies up to date", TotalSteps, cancellationToken);
        await TryAsync(() => CopyAsync(context, changes, cancellationToken), errors);

        return context.Maintenance with
        {
            Backup = outcome.Result,
            Results = new MaintenanceResults { Success = errors.Count == 0, Changes = changes, Errors = errors },
        };
    }

    private async Task<BackupType> TypeByAgeAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - FullEvery;
        var isRecent = await backups.Vault.ListAsync(static _ => { }, cancellationToken)
            .AnyAsync(backup => backup.BackupType == BackupType.Full && backup.Timestamp > oldest, cancellationToken);
        return isRecent ? BackupType.Incremental : BackupType.Full;
    }

    private async Task PruneAsync(MaintenanceContext context, List<string> changes, CancellationToken cancellationToken)
    {
        await foreach (var decision in backups.PruneAsync(context.Environment, whatIf: false, cancellationToken))
        {
            if (decision.Action == RetentionAction.Delete) changes.Add($"removed {decision.Id}: {decision.Reason}");
        }
    }

    private async Task CopyAsync(MaintenanceContext context, List<string> changes, CancellationToken cancellationToken)
    {
        await foreach (var copy in backups.CopyAsync(context.Environment, cancellationToken))
        {
            changes.Add($"copied {new Quantity(copy.CopiedFiles, "file")} to {copy.Name} ({copy.Place}), which has {new Quantity(copy.Backups, "backup")} now");
        }
    }

    // The backup is made and whole, whatever becomes of what follows it.
    private async Task TryAsync(Func<Task> follow, List<MaintenanceError> errors)
    {
        try
        {
            await follow();
        }
        catch (OperationException exception)
        {
            errors.Add(Error(exception.Id, exception.Message));
        }
    }

    private MaintenanceError Unreadable(BackupIssue issue) => Error("BackupFileUnreadable", $"{issue.Path} is not in the backup: {issue.Message}");

    private MaintenanceError Error(string id, string message) => new()
    {
        ErrorId = id,
        Type = MaintenanceErrorType.Backup,
        Severity = ErrorSeverity.Error,
        Message = message,
        Timestamp = time.GetUtcNow(),
    };

    private static string Describe(BackupEntry backup) => $"made the {Json.JsonLiteral.Of(backup.BackupType)} backup {backup.BackupId} of {new Quantity(backup.Files, "file")}";
}
