using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Versions;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>A package that the project or its workspaces name themselves.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Current">The lowest version in use.</param>
/// <param name="Specs">The ranges that ask for it.</param>
/// <param name="Paths">Where it is installed.</param>
internal sealed record DirectDependency(string Name, SemanticVersion Current, IReadOnlyList<string> Specs, IReadOnlyList<string> Paths)
{
    /// <summary>
    /// The direct dependencies of a project that come from the registry by a range, by name; addresses, tags, aliases and workspaces are
    /// somebody's decision, and are left alone.
    /// </summary>
    public static IReadOnlyDictionary<string, DirectDependency> Of(NpmProject project)
    {
        var found = project.Manifests
            .SelectMany(manifest => manifest.Value.Dependencies.Select(dependency => (Place: manifest.Key, dependency.Name, dependency.Spec)))
            .Select(row => (row.Name, row.Spec, Entry: project.Locked.Resolve(row.Place, row.Name)))
            .Where(row => VersionRange.TryParse(row.Spec) is not null && row.Entry is { IsOwn: false } && SemanticVersion.TryParse(row.Entry.Version) is not null)
            .GroupBy(row => row.Name, StringComparer.Ordinal);
        return found.ToDictionary(
            rows => rows.Key,
            rows => new DirectDependency(
                rows.Key,
                rows.Min(row => SemanticVersion.TryParse(row.Entry!.Version))!,
                [.. rows.Select(row => row.Spec).Distinct(StringComparer.Ordinal)],
                [.. rows.Select(row => row.Entry!.Path).Distinct(StringComparer.Ordinal)]),
            StringComparer.Ordinal);
    }
}
