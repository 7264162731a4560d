using ProductionOps.Configuration;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Versions;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>One vulnerable package of a project.</summary>
internal sealed class PatchCase
{
    private readonly NpmProject _project;
    private readonly PackageFacts _facts;
    private readonly IReadOnlyList<NpmAdvisory> _reported;
    private readonly UpdatePolicy _policy;
    private readonly KnownAdvisories _advisories;
    private readonly PatchVersions _versions;
    private readonly IReadOnlyDictionary<string, DirectDependency> _direct;
    private readonly List<(LockEntry Entry, SemanticVersion Version)> _installed;

    public PatchCase(NpmProject project, PackageFacts facts, IReadOnlyList<NpmAdvisory> advisories, UpdatePolicy policy)
    {
        (_project, _facts, _reported, _policy) = (project, facts, advisories, policy);
        _advisories = new KnownAdvisories(advisories);
        _versions = new PatchVersions(facts, _advisories, policy.LimitOf(facts.Name));
        _direct = DirectDependency.Of(project);
        _installed = [.. project.Locked.Entries
            .Where(entry => !entry.IsOwn && entry.LinkTarget is null && entry.Name == facts.Name)
            .Select(entry => (entry, SemanticVersion.TryParse(entry.Version)!))
            .Where(pair => pair.Item2 is not null)];
    }

    /// <summary>How it is mended.</summary>
    public PatchPlan Plan()
    {
        var vulnerable = _installed.FindAll(pair => _advisories.Concerning(_facts.Name, pair.Version).Count > 0);
        if (vulnerable.Count == 0) return new PatchPlan([], [], "No version in the lock file is in the range of the advisory, or it is an alias.");
        var own = _direct.GetValueOrDefault(_facts.Name);
        var plans = new List<PatchPlan>();
        if (own is not null && vulnerable.Exists(pair => own.Paths.Contains(pair.Entry.Path, StringComparer.Ordinal))) plans.Add(PlanDirect(own));
        var brought = vulnerable.FindAll(pair => own?.Paths.Contains(pair.Entry.Path, StringComparer.Ordinal) != true);
        if (brought.Count > 0) plans.Add(PlanBrought(brought, own is not null));
        return new PatchPlan(
            [.. plans.SelectMany(plan => plan.Updates)],
            [.. plans.SelectMany(plan => plan.Others)],
            string.Join(' ', plans.Select(plan => plan.Reason).OfType<string>()) is { Length: > 0 } reason ? reason : null);
    }

    private PatchPlan PlanDirect(DirectDependency own)
    {
        if (_versions.Nearest(own.Current) is not { } safe) return new PatchPlan([], [], $"No release above {own.Current} is without it. Replace the package, or wait for a release.");
        var update = Update(own.Current, safe, UpdateMeans.Manifest);
        if (own.Specs.Any(spec => VersionSpec.For(spec, safe.Version) is null))
            return Left(update, DependencyUpdateOutcome.Blocked, $"Only a person can rewrite the range of {own.Name} in package.json for {safe.Version}.");
        return Allow(update);
    }

    private PatchPlan PlanBrought(List<(LockEntry Entry, SemanticVersion Version)> brought, bool isDirect)
    {
        var current = brought.Min(pair => pair.Version)!;
        var ranges = brought.ConvertAll(pair => (pair.Version, Safe: _versions.Within(pair.Version, [.. RangesFor(pair.Entry).Select(owner => owner.Range)])));
        if (ranges.TrueForAll(range => range.Safe is not null))
            return Allow(Update(current, ranges.MaxBy(range => range.Safe!.Version).Safe!, UpdateMeans.Lock));
        if (!isDirect && _versions.Nearest(current) is { } nearest && _installed.TrueForAll(pair => !VersionChange.Between(pair.Version, nearest.Version).IsBreaking && pair.Version <= nearest.Version))
            return Allow(Update(current, nearest, UpdateMeans.Override));
        return PlanRemedy() ?? new PatchPlan([], [], Describe(brought));
    }

    // npm knows which direct dependency would bring a safe version along.
    private PatchPlan? PlanRemedy()
    {
        foreach (var advisory in _reported)
        {
            if (advisory.RemedyPackage is not { } name || !_direct.TryGetValue(name, out var owner)) continue;
            if (SemanticVersion.TryParse(advisory.RemedyVersion) is not { } version || version <= owner.Current) continue;
            if (owner.Specs.Any(spec => VersionSpec.For(spec, version) is null)) continue;
            return Allow(new PlannedUpdate(name, owner.Current, version) { Settles = [.. _reported.Select(each => each.Id)] });
        }

        return null;
    }

    private PatchPlan Allow(PlannedUpdate update)
    {
        if (_policy.ObjectionTo(update) is not { } objection) return new PatchPlan([update], [], null);
        return Left(update, DependencyUpdateOutcome.ApprovalNeeded, _policy.IsApproved
            ? $"{update} would settle it. {objection}"
            : $"{update} would settle it and may break the site. Approve this maintenance to try it.");
    }

    private static PatchPlan Left(PlannedUpdate update, DependencyUpdateOutcome outcome, string reason) => new([], [update.ToUpdate(outcome, reason)], reason);

    private PlannedUpdate Update(SemanticVersion current, ReleasedVersion target, UpdateMeans means) => new(_facts.Name, current, target.Version)
    {
        Means = means,
        Settles = _advisories.SettledBy(_facts.Name, current, target.Version) is { Count: > 0 } settled ? settled : [.. _reported.Select(each => each.Id)],
        ReleasedAt = target.PublishedAt,
        ReleaseNotes = _facts.ReleaseNotes,
    };

    private IEnumerable<(LockEntry Owner, string Range)> RangesFor(LockEntry installed) =>
        from owner in _project.Locked.Entries
        from ranges in new[] { owner.Dependencies, owner.Peers }
        where ranges.ContainsKey(_facts.Name) && _project.Locked.Resolve(owner.Path, _facts.Name)?.Path == installed.Path
        select (owner, ranges[_facts.Name]);

    private string Describe(List<(LockEntry Entry, SemanticVersion Version)> brought)
    {
        var owners = brought.SelectMany(pair => RangesFor(pair.Entry)).Select(owner => $"{owner.Owner.Name} {owner.Owner.Version} asks for {owner.Range}").Distinct(StringComparer.Ordinal).Take(3);
        var next = _versions.Nearest(brought.Min(pair => pair.Version)!) is { } safe ? $"the nearest safe version is {safe.Version}, which may break them" : "there is no safe version yet";
        return $"It comes along with other packages ({string.Join("; ", owners)}), and {next}. Update or replace these.";
    }
}
