using ProductionOps.Model;

namespace ProductionOps.Store.Retention;

/// <summary>Which deployments must stay as they are, and why.</summary>
internal static class DeploymentProtection
{
    private const int GoodReleases = 2;

    /// <summary>The reasons, by identifier.</summary>
    /// <param name="ordered">All deployments in order of sequence.</param>
    /// <param name="others">Those that are needed for a reason which the store does not know.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<DeploymentEntry> ordered, IReadOnlySet<string> others)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in others) reasons.TryAdd(id, "a target serves its release");
        foreach (var environment in ordered.GroupBy(entry => entry.Environment)) AddReleases([.. environment], reasons);
        foreach (var entry in ordered.Where(entry => !IsFinal(entry.Status))) reasons.TryAdd(entry.DeploymentId, "it has not ended");
        if (ordered.Count > 0) reasons.TryAdd(ordered[^1].DeploymentId, "the next deployment is chained to it");
        return reasons;
    }

    private static void AddReleases(IReadOnlyList<DeploymentEntry> ordered, Dictionary<string, string> reasons)
    {
        var undone = ordered
            .Where(entry => entry.Status == DeploymentStatus.RolledBack)
            .Select(entry => entry.DeploymentId)
            .ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in ordered.Reverse().Where(entry => entry.Status == DeploymentStatus.Success))
        {
            var release = entry is { DeploymentType: DeploymentType.Rollback, RollbackDeploymentId: { } target } ? target : entry.DeploymentId;
            if (undone.Contains(release) || seen.Contains(release)) continue;
            seen.Add(release);
            var reason = seen.Count == 1 ? "it is the active release" : "a rollback would return to it";
            reasons.TryAdd(entry.DeploymentId, reason);
            reasons.TryAdd(release, reason);
            if (seen.Count == GoodReleases) return;
        }
    }

    private static bool IsFinal(DeploymentStatus status) =>
        status is DeploymentStatus.Success or DeploymentStatus.Failed or DeploymentStatus.RolledBack;
}
