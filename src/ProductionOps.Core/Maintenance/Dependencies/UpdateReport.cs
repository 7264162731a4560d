using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>What records say of a run of updates.</summary>
internal static class UpdateReport
{
    /// <summary>Every update that was found, with what became of it: those that were tried first.</summary>
    public static IReadOnlyList<DependencyUpdate> UpdatesOf(UpdateOutcome outcome)
    {
        var result = outcome.Result;
        if (result is null) return outcome.Plan.Others;
        var isCommitted = outcome.Commit is not null;
        return
        [
            .. result.Kept.SelectMany(group => Of(group, isCommitted ? DependencyUpdateOutcome.Applied : DependencyUpdateOutcome.Blocked, isCommitted ? null : "npm changed nothing for it."))
                .Select(update => update with { AppliedAt = isCommitted ? outcome.AppliedAt : null }),
            .. result.Guilty.SelectMany(guilty => Of(guilty.Group, DependencyUpdateOutcome.Failed, $"{guilty.Failure.Step} failed: {guilty.Failure.Evidence}")),
            .. result.NotJudged.SelectMany(group => Of(group, DependencyUpdateOutcome.NotJudged, "The time was over before it was judged; raise maintenance.dependencyUpdates.timeLimit.")),
            .. outcome.Plan.Others,
        ];
    }

    /// <summary>The results of the run.</summary>
    public static MaintenanceResults ResultsOf(UpdateOutcome outcome, IReadOnlyList<MaintenanceError> errors)
    {
        var result = outcome.Result;
        return new MaintenanceResults
        {
            // What was kept is good and committed; a run that kept nothing of all it tried did not succeed.
            Success = result is null || outcome.Commit is not null || (result.Guilty.Count == 0 && result.NotJudged.Count == 0),
            Changes = outcome.Commit is null ? [] : [.. result!.Kept.SelectMany(group => group.Updates).Select(update => update.ToString()), $"committed {outcome.Commit[..8]} on branch {outcome.Branch}"],
            Errors = errors,
            RollbackRequired = result?.Guilty.Count > 0,
            ConstitutionalCompliance = result?.Judgement?.Compliance,
        };
    }

    /// <summary>An error for each group with which the site failed, and for each that was not judged.</summary>
    public static IReadOnlyList<MaintenanceError> ErrorsOf(UpdateOutcome outcome, MaintenanceErrorType type, DateTimeOffset now)
    {
        if (outcome.Result is not { } result) return [];
        var severity = outcome.Commit is null ? ErrorSeverity.Error : ErrorSeverity.Warning;
        return
        [
            .. result.Guilty.Select(guilty => new MaintenanceError
            {
                ErrorId = "DependencyUpdateFailed",
                Type = type,
                Severity = severity,
                Message = $"The site fails at '{guilty.Failure.Step}' with {guilty.Group}, which was left out. Adapt the site to it, or add the package to maintenance.dependencyUpdates.excludePackages.",
                Context = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    ["step"] = Text(guilty.Failure.Step),
                    ["packages"] = Text(string.Join(", ", guilty.Group.Updates.Select(update => update.Package))),
                    ["lastLines"] = Text(guilty.Failure.Evidence),
                },
                Timestamp = now,
                RollbackTriggered = true,
            }),
            .. result.NotJudged.Select(group => new MaintenanceError
            {
                ErrorId = "DependencyUpdateNotJudged",
                Type = type,
                Severity = severity,
                Message = $"The time was over before {group} was judged. Run it again, or raise maintenance.dependencyUpdates.timeLimit.",
                Timestamp = now,
            }),
        ];
    }

    private static IEnumerable<DependencyUpdate> Of(UpdateGroup group, DependencyUpdateOutcome outcome, string? reason) => group.Updates.Select(update =>
        update.ToUpdate(outcome, reason) with { Group = group.Updates.Count > 1 ? [.. group.Updates.Select(other => other.Package)] : null });

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, ProductionJson.Default.String);
}
