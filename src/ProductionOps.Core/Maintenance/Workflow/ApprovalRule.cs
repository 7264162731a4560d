using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Whether a person must allow a run.</summary>
internal static class ApprovalRule
{
    private const UserImpact DefaultFromImpact = UserImpact.Medium;

    /// <summary>Why a person must allow it; null when nobody needs to.</summary>
    /// <param name="type">What the run does.</param>
    /// <param name="impact">What it means for users; null when that could not be told.</param>
    /// <param name="settings">What the configuration asks for.</param>
    public static string? ReasonOf(MaintenanceType type, ImpactAssessment? impact, MaintenanceSettings settings)
    {
        var approval = settings.Approval;
        if (approval?.Types?.Contains(type) == true) return $"maintenance.approval.types names {JsonLiteral.Of(type)}";
        if (TurnsOnUpdates(type, settings) && impact?.Updates?.All(static update => update.Outcome != DependencyUpdateOutcome.Planned) != true) return "maintenance.dependencyUpdates.autoApprove is false";
        if (impact is null) return "its impact on users could not be assessed";
        var from = approval?.FromImpact ?? DefaultFromImpact;
        if (impact.UserImpact >= from) return $"its impact on users is {JsonLiteral.Of(impact.UserImpact)}";
        return impact.Downtime > 0 ? "the site is down meanwhile" : null;
    }

    /// <summary>Whether a person must allow a run whatever its impact is, unless it turns out that there is nothing to update.</summary>
    public static bool IsCertainFor(MaintenanceType type, MaintenanceSettings settings) =>
        ReasonOf(type, new ImpactAssessment { UserImpact = UserImpact.None }, settings) is not null;

    /// <summary>Whether a person must allow a run as soon as there is something to update.</summary>
    public static bool TurnsOnUpdates(MaintenanceType type, MaintenanceSettings settings) =>
        type is MaintenanceType.DependencyUpdate or MaintenanceType.SecurityPatch && !settings.DependencyUpdates.AutoApprove;
}
