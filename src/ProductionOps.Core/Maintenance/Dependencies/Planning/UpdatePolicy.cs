using System.IO.Enumeration;
using ProductionOps.Configuration;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>What the configuration allows, and what a person did.</summary>
/// <param name="settings">The configuration.</param>
/// <param name="approval">What a person allowed.</param>
/// <param name="now">The time of the run.</param>
internal sealed class UpdatePolicy(DependencyUpdateSettings settings, UpdateApproval approval, DateTimeOffset now)
{
    private const double DefaultAge = 3;

    private static readonly DependencyUpdateClass[] DefaultClasses = [DependencyUpdateClass.Patch, DependencyUpdateClass.Minor, DependencyUpdateClass.Security];

    private readonly TimeSpan _age = TimeSpan.FromDays(settings.MinimumReleaseAge ?? DefaultAge);

    /// <summary>Whether a package is left alone; <c>*</c> and <c>?</c> are wildcards, as in <c>@astrojs/*</c>.</summary>
    public bool Excludes(string package) =>
        settings.ExcludePackages.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, package, ignoreCase: false));

    /// <summary>Whether a person allowed anything.</summary>
    public bool IsApproved => approval.IsGiven;

    /// <summary>Why an update may not be tried now; null when it may.</summary>
    public string? ObjectionTo(PlannedUpdate update)
    {
        if (approval.IsBlind && Unnamed(update) is { } unnamed) return $"It was not known when the run was approved, and {unnamed}";
        if (approval.IsGiven) return approval.ObjectionTo(update);
        return AskFor(update) is null ? null : "Approve this maintenance, or add the class to maintenance.dependencyUpdates.autoApproveClasses.";
    }

    /// <summary>Why an update is for a person to allow, whether or not one did; null when the configuration allows it.</summary>
    public string? AskFor(PlannedUpdate update) => settings.AutoApprove ? Unnamed(update) : "maintenance.dependencyUpdates.autoApprove is false.";

    /// <summary>The highest version of a package that a person allowed; null when that is no limit.</summary>
    public SemanticVersion? LimitOf(string package) => approval.IsGiven ? approval.VersionOf(package) : null;

    /// <summary>Why a release has to wait; null when it is out for long enough.</summary>
    public string? TooFresh(DateTimeOffset? publishedAt)
    {
        if (_age <= TimeSpan.Zero) return null;
        if (publishedAt is not { } time)
            return "The registry does not say when it was published. Set maintenance.dependencyUpdates.minimumReleaseAge to 0 to take it all the same.";
        if (now - time >= _age) return null;
        return FormattableString.Invariant($"It was published on {time.UtcDateTime:yyyy-MM-dd HH:mm} UTC and may be taken from {(time + _age).UtcDateTime:yyyy-MM-dd HH:mm} UTC on.");
    }

    private string? Unnamed(PlannedUpdate update)
    {
        var classes = settings.AutoApproveClasses ?? DefaultClasses;
        if (update.IsSecurity && !update.Change.IsBreaking && classes.Contains(DependencyUpdateClass.Security)) return null;
        var needed = ClassOf(update);
        return classes.Contains(needed) ? null : $"maintenance.dependencyUpdates.autoApproveClasses does not name {JsonLiteral.Of(needed)}.";
    }

    private static DependencyUpdateClass ClassOf(PlannedUpdate update) => (update.Change.Type, update.Change.IsBreaking) switch
    {
        (DependencyUpdateType.Major, _) => DependencyUpdateClass.Major,
        (_, true) => DependencyUpdateClass.Breaking,
        (DependencyUpdateType.Patch, _) => DependencyUpdateClass.Patch,
        _ => DependencyUpdateClass.Minor,
    };
}
