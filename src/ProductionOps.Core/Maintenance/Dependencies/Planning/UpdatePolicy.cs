using System.IO.Enumeration;
using ProductionOps.Maintenance.Dependencies.Versions;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>What the configuration allows.</summary>
/// <param name="settings">The configuration.</param>
/// <param name="isApproved">Whether a person allowed this run, and with it every class of update.</param>
/// <param name="now">The time of the run.</param>
internal sealed class UpdatePolicy(DependencyUpdateSettings settings, bool isApproved, DateTimeOffset now)
{
    private const double DefaultAge = 3;

    private static readonly DependencyUpdateClass[] DefaultClasses = [DependencyUpdateClass.Patch, DependencyUpdateClass.Minor, DependencyUpdateClass.Security];

    private readonly TimeSpan _age = TimeSpan.FromDays(settings.MinimumReleaseAge ?? DefaultAge);

    /// <summary>Whether a package is left alone; <c>*</c> and <c>?</c> are wildcards, as in <c>@astrojs/*</c>.</summary>
    public bool Excludes(string package) =>
        settings.ExcludePackages.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, package, ignoreCase: false));

    /// <summary>Whether an update needs no (further) approval.</summary>
    public bool Allows(VersionChange change, bool isSecurity)
    {
        if (isApproved) return true;
        if (!settings.AutoApprove) return false;
        var classes = settings.AutoApproveClasses ?? DefaultClasses;
        if (change.IsBreaking) return classes.Contains(change.Type == DependencyUpdateType.Major ? DependencyUpdateClass.Major : DependencyUpdateClass.Breaking);
        return (isSecurity && classes.Contains(DependencyUpdateClass.Security)) || classes.Contains(ClassOf(change.Type));
    }

    /// <summary>Why a release has to wait; null when it is out for long enough.</summary>
    public string? TooFresh(DateTimeOffset? publishedAt)
    {
        if (_age <= TimeSpan.Zero) return null;
        if (publishedAt is not { } time)
            return "The registry does not say when it was published. Set maintenance.dependencyUpdates.minimumReleaseAge to 0 to take it all the same.";
        if (now - time >= _age) return null;
        return FormattableString.Invariant($"It was published on {time.UtcDateTime:yyyy-MM-dd HH:mm} UTC and may be taken from {(time + _age).UtcDateTime:yyyy-MM-dd HH:mm} UTC on.");
    }

    private static DependencyUpdateClass ClassOf(DependencyUpdateType type) => type switch
    {
        DependencyUpdateType.Patch => DependencyUpdateClass.Patch,
        DependencyUpdateType.Minor => DependencyUpdateClass.Minor,
        _ => DependencyUpdateClass.Major,
    };
}
