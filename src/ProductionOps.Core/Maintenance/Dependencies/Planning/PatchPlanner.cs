using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Maintenance.Dependencies.Packages;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>
/// Plans how vulnerable packages are mended, each by the smallest change: a direct dependency by a newer version; one that others bring along
/// in the lock file alone, where they take a safe version; else by an override, if that breaks no promise of semantic versioning; else by the
/// update of the direct dependency that npm names.
/// </summary>
/// <param name="registry">Knows the versions.</param>
internal sealed class PatchPlanner(NpmRegistry registry)
{
    /// <summary>What to try, and what cannot be mended, by package.</summary>
    /// <param name="project">The project.</param>
    /// <param name="advisories">The advisories to settle.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException">As <see cref="NpmRegistry.FindAsync"/>.</exception>
    public async Task<IReadOnlyDictionary<string, PatchPlan>> PlanAsync(
        NpmProject project, IReadOnlyList<NpmAdvisory> advisories, UpdatePolicy policy, CancellationToken cancellationToken)
    {
        var plans = new Dictionary<string, PatchPlan>(StringComparer.Ordinal);
        foreach (var group in advisories.GroupBy(advisory => advisory.Package, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (policy.Excludes(group.Key))
            {
                plans[group.Key] = new PatchPlan([], [], "maintenance.dependencyUpdates.excludePackages leaves it alone.");
                continue;
            }

            var facts = await registry.FindAsync(project.Directory, group.Key, cancellationToken);
            plans[group.Key] = facts is null
                ? new PatchPlan([], [], "The registry does not have it.")
                : new PatchCase(project, facts, [.. group], policy).Plan();
        }

        return plans;
    }
}
