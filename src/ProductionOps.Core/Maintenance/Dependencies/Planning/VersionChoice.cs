using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Versions;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>Chooses the version that a direct dependency goes to, and says what keeps it from a higher one.</summary>
/// <param name="policy">What is allowed.</param>
/// <param name="advisories">What is known to be vulnerable.</param>
internal sealed class VersionChoice(UpdatePolicy policy, KnownAdvisories advisories)
{
    /// <summary>The update to try, null for none, and at most one update for each reason that forbids a higher version.</summary>
    /// <param name="dependency">The dependency.</param>
    /// <param name="facts">What the registry says of it.</param>
    /// <param name="obstacle">Why a version cannot stand beside what stays; null when it can.</param>
    public (PlannedUpdate? Chosen, IReadOnlyList<DependencyUpdate> Others) Choose(
        DirectDependency dependency, PackageFacts facts, Func<SemanticVersion, string?> obstacle)
    {
        var options = Options(dependency, facts).Select(update => Judge(update, dependency, obstacle)).ToList();
        var free = options.FindAll(option => option.Outcome is null);

        // An old release that settles everything is preferred to a fresh one; where only fresh ones settle it, waiting would be worse.
        var chosen = free.Find(option => !option.IsFresh) ?? free.Find(option => option.Update.IsSecurity);
        if (free.Find(option => option.IsFresh && option.Update.Settles.Count > (chosen?.Update.Settles.Count ?? 0)) is { } urgent) chosen = urgent;
        var others = options
            .Where(option => chosen is null || option.Update.Target > chosen.Update.Target)
            .Select(option => option.Outcome is null ? option with { Outcome = DependencyUpdateOutcome.TooFresh } : option)
            .DistinctBy(option => option.Outcome)
            .Select(option => option.Update.ToUpdate(option.Outcome!.Value, option.Reason));
        return (chosen?.Update, [.. others]);
    }

    private IEnumerable<PlannedUpdate> Options(DirectDependency dependency, PackageFacts facts) =>
        from release in facts.Versions
        where release.Version > dependency.Current && IsOffered(release.Version, dependency.Current, facts.Latest)
        select new PlannedUpdate(dependency.Name, dependency.Current, release.Version)
        {
            Settles = advisories.SettledBy(dependency.Name, dependency.Current, release.Version),
            ReleasedAt = release.PublishedAt,
            ReleaseNotes = facts.ReleaseNotes,
            Peers = release.Version.CompareTo(facts.Latest) == 0 ? facts.PeersOfLatest : new Dictionary<string, string>(StringComparer.Ordinal),
        };

    // What is above the recommended version is a preview, whatever its number says.
    private static bool IsOffered(SemanticVersion version, SemanticVersion current, SemanticVersion? latest)
    {
        if (latest is not null && version > latest) return false;
        if (version.Prerelease.Length == 0) return true;
        return current.Prerelease.Length > 0 && (version.Major, version.Minor, version.Patch) == (current.Major, current.Minor, current.Patch);
    }

    private Option Judge(PlannedUpdate update, DirectDependency dependency, Func<SemanticVersion, string?> obstacle)
    {
        var fresh = policy.TooFresh(update.ReleasedAt);
        if (fresh is not null && !update.IsSecurity) return new Option(update, DependencyUpdateOutcome.TooFresh, fresh, IsFresh: true);
        if (policy.ObjectionTo(update) is { } objection) return new Option(update, DependencyUpdateOutcome.ApprovalNeeded, objection, fresh is not null);
        if (dependency.Specs.FirstOrDefault(spec => VersionSpec.For(spec, update.Target) is null) is { } spec)
            return new Option(update, DependencyUpdateOutcome.Blocked, $"package.json asks for '{spec}', which only a person can rewrite. Change it by hand.", fresh is not null);
        return obstacle(update.Target) is { } reason
            ? new Option(update, DependencyUpdateOutcome.Blocked, reason, fresh is not null)
            : new Option(update, Outcome: null, fresh, fresh is not null);
    }

    private sealed record Option(PlannedUpdate Update, DependencyUpdateOutcome? Outcome, string? Reason, bool IsFresh);
}
