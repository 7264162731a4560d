using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>Plans the updates of the direct dependencies.</summary>
/// <param name="registry">Knows the versions.</param>
/// <param name="reporter">Is told what is looked up.</param>
internal sealed class UpdatePlanner(NpmRegistry registry, IOperationReporter reporter)
{
    // Each question starts an npm; more at once would only wait for the processor.
    private const int QuestionsAtOnce = 4;

    /// <summary>What to try, and what is left.</summary>
    /// <exception cref="OperationException">As <see cref="NpmRegistry.ListOutdatedAsync"/>.</exception>
    public async Task<DependencyPlan> PlanAsync(
        NpmProject project, KnownAdvisories advisories, UpdatePolicy policy, CancellationToken cancellationToken)
    {
        var direct = DirectDependency.Of(project);
        var outdated = await registry.ListOutdatedAsync(project.Directory, cancellationToken);
        var names = outdated.Keys.Union(advisories.Packages, StringComparer.Ordinal).Where(direct.ContainsKey).Order(StringComparer.Ordinal).ToList();
        reporter.Verbose($"{names.Count} of {direct.Count} direct dependencies have newer versions or advisories.");
        var excluded = names.Where(policy.Excludes).ToList();
        var facts = await FindAsync(project.Directory, names.Except(excluded, StringComparer.Ordinal), cancellationToken);
        var groups = new PeerGroups(project.Locked);
        var moving = facts.Keys.ToHashSet(StringComparer.Ordinal);
        var choice = new VersionChoice(policy, advisories);
        var choices = facts.Values.Select(found => choice.Choose(
            direct[found.Name], found, version => groups.ObstacleOf(found.Name, direct[found.Name].Current, version, moving))).ToList();
        var chosen = await WithPeersAsync(project.Directory, choices.Select(pair => pair.Chosen).OfType<PlannedUpdate>(), facts, cancellationToken);
        var (formed, blocked) = groups.Form(chosen);
        return new DependencyPlan(
            formed,
            [
                .. excluded.Select(name => Excluded(direct[name], outdated)).OfType<DependencyUpdate>(),
                .. choices.SelectMany(pair => pair.Others),
                .. blocked.Select(pair => pair.Update.ToUpdate(DependencyUpdateOutcome.Blocked, pair.Reason)),
            ]);
    }

    private async Task<IReadOnlyDictionary<string, PackageFacts>> FindAsync(string directory, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var found = await ForEachAsync(names, name => registry.FindAsync(directory, name, cancellationToken), cancellationToken);
        return found.OfType<PackageFacts>().ToDictionary(facts => facts.Name, StringComparer.Ordinal);
    }

    // The registry told the peers of the recommended version only.
    private async Task<IReadOnlyList<PlannedUpdate>> WithPeersAsync(
        string directory, IEnumerable<PlannedUpdate> updates, IReadOnlyDictionary<string, PackageFacts> facts, CancellationToken cancellationToken) =>
        await ForEachAsync(
            updates,
            async update => update.Target.CompareTo(facts[update.Package].Latest) == 0
                ? update
                : update with { Peers = await registry.FindPeersAsync(directory, update.Package, update.Target, cancellationToken) },
            cancellationToken);

    private static async Task<IReadOnlyList<TResult>> ForEachAsync<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, Task<TResult>> ask, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(QuestionsAtOnce);
        return await Task.WhenAll(items.Select(AskAsync));

        async Task<TResult> AskAsync(TItem item)
        {
            await gate.WaitAsync(cancellationToken);
            try
            {
                return await ask(item);
            }
            finally
            {
                gate.Release();
            }
        }
    }

    private static DependencyUpdate? Excluded(DirectDependency dependency, IReadOnlyDictionary<string, string?> outdated)
    {
        if (SemanticVersion.TryParse(outdated.GetValueOrDefault(dependency.Name)) is not { } latest || latest <= dependency.Current) return null;
        return new PlannedUpdate(dependency.Name, dependency.Current, latest)
            .ToUpdate(DependencyUpdateOutcome.Excluded, "maintenance.dependencyUpdates.excludePackages leaves it alone.");
    }
}
