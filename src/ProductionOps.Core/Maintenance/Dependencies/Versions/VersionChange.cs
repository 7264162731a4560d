using ProductionOps.Configuration;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Versions;

/// <summary>What going from one version to another means.</summary>
/// <param name="Type">The left-most number that differs.</param>
/// <param name="IsBreaking">
/// Whether users of the package may have to change: another major version, and below 1.0.0 another minor version, as <c>^</c> takes it.
/// </param>
internal sealed record VersionChange(DependencyUpdateType Type, bool IsBreaking)
{
    public static VersionChange Between(SemanticVersion current, SemanticVersion target)
    {
        if (current.Major != target.Major) return new VersionChange(DependencyUpdateType.Major, IsBreaking: true);
        var type = current.Minor != target.Minor ? DependencyUpdateType.Minor : DependencyUpdateType.Patch;
        if (!current.Major.IsZero) return new VersionChange(type, IsBreaking: false);

        // Below 0.1.0 every version may break, and so may every step out of a pre-release.
        var isBreaking = type == DependencyUpdateType.Minor || (current.Minor.IsZero && current.Patch != target.Patch);
        return new VersionChange(type, isBreaking);
    }
}
