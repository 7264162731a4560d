using ProductionOps.Deployment.Source;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>
/// The principle <c>userPreservation</c>: there is a release to return to, or this is the first; there is a backup; the protected
/// paths are as they were in the last deployment. Where backups are switched off nothing is known of them, so that check counts
/// neither way, and says so.
/// </summary>
/// <param name="facts">Knows releases and backups.</param>
/// <param name="history">Knows what changed.</param>
public sealed class PreservationCheck(IPreservationFacts facts, IRepositoryHistory history)
{
    /// <summary>The name of the principle.</summary>
    public const string Principle = "userPreservation";

    /// <summary>Checks.</summary>
    public async Task<PrincipleResult> ReviewAsync(ProductionConfiguration configuration, SourceRevision source, CancellationToken cancellationToken)
    {
        var known = await facts.FindAsync(configuration, cancellationToken);
        List<CheckResult> checks =
        [
            CheckResult.Of(
                "rollback-release",
                known.IsFirstDeployment || known.HasRollbackRelease,
                "There is no earlier release to return to. Keep more releases (deployment.target.keepReleases) and deploy once more."),
            JudgeBackup(configuration.Maintenance.Backup, known.HasBackup),
        ];
        var paths = configuration.Constitutional.ProtectedPaths;
        if (paths.Count > 0 && known.LastCommit is { } last) checks.Add(await JudgePathsAsync(source, last, paths, cancellationToken));
        return new PrincipleResult(Principle, checks);
    }

    private static CheckResult JudgeBackup(BackupSettings settings, bool? hasBackup)
    {
        if (hasBackup is true) return CheckResult.Passed("backup");
        if (!settings.Enabled) return CheckResult.NotJudged("backup", "Backups are switched off (maintenance.backup.enabled), so they were not judged.");
        return hasBackup is null
            ? CheckResult.NotJudged("backup", "Whether there is a backup is not known.")
            : CheckResult.Violated("backup", "Backups are switched on and there is none. Run a maintenance of type backup.");
    }

    private async Task<CheckResult> JudgePathsAsync(
        SourceRevision source,
        string last,
        IReadOnlyList<string> paths,
        CancellationToken cancellationToken)
    {
        const string name = "protected-paths";
        var changes = await history.FindChangesAsync(source.RepositoryRoot, last, source.CommitHash, paths, cancellationToken);
        if (changes is null)
        {
            return CheckResult.NotJudged(
                name, $"The repository does not have the commit {last} of the last deployment, so changes of protected paths are not known.");
        }

        return CheckResult.Of(
            name,
            changes.Count == 0,
            $"Protected paths changed since the last deployment: {string.Join(", ", changes.Take(5))}{(changes.Count > 5 ? ", …" : "")}. " +
            "Restore them, or take them out of constitutional.protectedPaths.");
    }
}
