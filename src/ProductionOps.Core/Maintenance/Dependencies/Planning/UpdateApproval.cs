using System.Globalization;
using ProductionOps.Configuration;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>Which updates a person allowed: those that were shown, and no others.</summary>
internal sealed class UpdateApproval
{
    private readonly ILookup<string, SemanticVersion>? _versions;
    private readonly string _when = "";

    private UpdateApproval(bool isGiven, bool isBlind = false) => (IsGiven, IsBlind) = (isGiven, isBlind);

    private UpdateApproval(IReadOnlyList<DependencyUpdate> updates, DateTimeOffset? time)
        : this(isGiven: true)
    {
        _versions = updates
            .Where(update => update.Outcome == DependencyUpdateOutcome.Planned)
            .Select(update => (update.Package, Version: SemanticVersion.TryParse(update.TargetVersion)))
            .Where(update => update.Version is not null)
            .ToLookup(update => update.Package, update => update.Version!, StringComparer.Ordinal);
        if (time is { } known) _when = string.Create(CultureInfo.InvariantCulture, $" (those known at {known.UtcDateTime:yyyy-MM-dd HH:mm} UTC)");
    }

    /// <summary>Whether a person allowed anything.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether the person was told that nothing was known of the updates, and allowed the usual ones.</summary>
    public bool IsBlind { get; }

    /// <summary>What was allowed for a run: what its assessment lists, or the usual classes where nothing was known.</summary>
    public static UpdateApproval Of(MaintenanceAutomation maintenance)
    {
        if (maintenance.Approval?.ApprovedBy is null) return new UpdateApproval(isGiven: false);
        return maintenance.ImpactAssessment is { Updates: { } updates } impact ? new UpdateApproval(updates, impact.AssessedAt) : new UpdateApproval(isGiven: true, isBlind: true);
    }

    /// <summary>What is shown to whoever is asked: everything, where somebody is.</summary>
    public static UpdateApproval ToAskFor(MaintenanceAutomation maintenance) => new(maintenance.ApprovalRequired);

    /// <summary>Why an update is not among those that were allowed; null when it is.</summary>
    public string? ObjectionTo(PlannedUpdate update) => _versions is null || _versions[update.Package].Any(version => version.CompareTo(update.Target) == 0)
        ? null
        : $"It is not among the updates that were approved{_when} and waits for another run.";

    /// <summary>The highest version that was allowed for a package; null when that is no limit.</summary>
    public SemanticVersion? VersionOf(string package) => _versions?[package].Max();
}
