namespace ProductionOps.Deployment.Targets.Git;

/// <summary>What is on the branch and what waits to be pushed.</summary>
/// <param name="Tip">The commit of the branch; null when there is none.</param>
/// <param name="ActiveReleaseId">The release of that commit; null when somebody else made it.</param>
/// <param name="Releases">The newest commit of every release.</param>
/// <param name="Pushed">The releases that are in the history of the branch.</param>
internal sealed record GitBranchState(
    string? Tip, string? ActiveReleaseId, IReadOnlyDictionary<string, GitRelease> Releases, IReadOnlySet<string> Pushed)
{
    public static GitBranchState Of(string? tip, IReadOnlyList<GitRelease> history, IReadOnlyList<GitRelease> staged)
    {
        var releases = new Dictionary<string, GitRelease>(StringComparer.Ordinal);
        foreach (var release in history.Concat(staged).Where(release => release.ReleaseId.Length > 0)) releases.TryAdd(release.ReleaseId, release);
        var active = history.Count > 0 && history[0].ReleaseId.Length > 0 ? history[0].ReleaseId : null;
        return new GitBranchState(
            tip, active, releases, history.Select(release => release.ReleaseId).ToHashSet(StringComparer.Ordinal));
    }
}
