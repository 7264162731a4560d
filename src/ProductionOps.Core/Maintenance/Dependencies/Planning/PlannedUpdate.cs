using System.Globalization;
using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Versions;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>An update that may be tried.</summary>
/// <param name="Package">Name of the package.</param>
/// <param name="Current">Version in use, the lowest where there are several.</param>
/// <param name="Target">Version to go to.</param>
internal sealed record PlannedUpdate(string Package, SemanticVersion Current, SemanticVersion Target)
{
    /// <summary>How it is made.</summary>
    public UpdateMeans Means { get; init; }

    /// <summary>Identifiers of the advisories that it settles; empty for none.</summary>
    public IReadOnlyList<string> Settles { get; init; } = [];

    /// <summary>What the target expects beside it, as ranges by name.</summary>
    public IReadOnlyDictionary<string, string> Peers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When the target was published; null when it is not known.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Where its changes are described; null when it is not known.</summary>
    public string? ReleaseNotes { get; init; }

    public VersionChange Change => VersionChange.Between(Current, Target);

    public bool IsSecurity => Settles.Count > 0;

    public override string ToString() => $"{Package} {Current} to {Target}";

    /// <summary>The update as it is recorded.</summary>
    public DependencyUpdate ToUpdate(DependencyUpdateOutcome outcome, string? reason = null) => new()
    {
        Package = Package,
        CurrentVersion = Current.ToString(),
        TargetVersion = Target.ToString(),
        UpdateType = Change.Type,
        Breaking = Change.IsBreaking,
        Security = IsSecurity,
        Description = Describe(),
        ReleaseNotes = ReleaseNotes,
        TestRequired = true,
        Approved = outcome is DependencyUpdateOutcome.Applied or DependencyUpdateOutcome.Failed or DependencyUpdateOutcome.NotJudged,
        Advisories = IsSecurity ? Settles : null,
        Outcome = outcome,
        Reason = reason,
        ReleasedAt = ReleasedAt,
    };

    private string Describe()
    {
        var means = Means switch
        {
            UpdateMeans.Lock => ", in the lock file alone",
            UpdateMeans.Override => ", by an override in package.json",
            _ => "",
        };
        var released = ReleasedAt is { } time ? string.Create(CultureInfo.InvariantCulture, $", published {time.UtcDateTime:yyyy-MM-dd}") : "";
        var settles = IsSecurity ? $"; settles {string.Join(", ", Settles)}" : "";
        return $"{Change.Type} update{(Change.IsBreaking ? " that may break" : "")}{means}{released}{settles}";
    }
}
