using System.Text.Json;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Json;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>What the record says of a security patch.</summary>
internal sealed class PatchReport(UpdateOutcome outcome, IReadOnlyDictionary<string, PatchPlan> plans, VulnerabilitySeverity from, DateTimeOffset now)
{
    public MaintenanceAutomation Apply(MaintenanceAutomation maintenance)
    {
        var before = Relevant(outcome.Before);
        var after = outcome.After.Vulnerabilities is null ? null : Relevant(outcome.After);
        var gone = outcome.Commit is null || after is null ? [] : before.Where(found => !after.Exists(left => IsSame(left, found))).ToList();
        IReadOnlyList<MaintenanceError> errors = [.. UpdateReport.ErrorsOf(outcome, MaintenanceErrorType.Security, now), .. Remaining(before.Except(gone)), .. Unaudited()];
        var results = UpdateReport.ResultsOf(outcome, errors);
        return maintenance with
        {
            SecurityPatch = new SecurityPatchResult
            {
                Vulnerabilities = [.. before.Select(found => gone.Contains(found) ? found with { PatchedAt = outcome.AppliedAt } : found)],
                PatchedPackages = [.. gone.Select(found => found.Package).Distinct(StringComparer.Ordinal)],
                RiskLevel = gone.Count == 0 ? RiskLevel.Low : RiskOf(gone.Max(found => found.Severity)),
                TestResults = outcome.Result?.Judgement is null ? null : new SecurityPatchTestResults
                {
                    SecurityScanPassed = after?.Count == 0,
                    FunctionalTestsPassed = true,
                },
                Updates = UpdateReport.UpdatesOf(outcome),
                Branch = outcome.Branch,
                CommitHash = outcome.Commit,
                Attempts = outcome.Result?.Attempts ?? 0,
            },
            // What is vulnerable still, or no longer known, is no success, whatever else was mended.
            Results = results with { Success = results.Success && after?.Count == 0 },
        };
    }

    private List<SecurityVulnerability> Relevant(AuditResult audit) => [.. audit.Vulnerabilities!.Where(vulnerability => vulnerability.Severity >= from)];

    private static bool IsSame(SecurityVulnerability left, SecurityVulnerability right) => left.Id == right.Id && left.Package == right.Package;

    private IEnumerable<MaintenanceError> Remaining(IEnumerable<SecurityVulnerability> vulnerabilities) => vulnerabilities.Select(vulnerability => new MaintenanceError
    {
        ErrorId = "VulnerabilityNotPatched",
        Type = MaintenanceErrorType.Security,
        Severity = vulnerability.Severity >= VulnerabilitySeverity.High ? ErrorSeverity.Error : ErrorSeverity.Warning,
        Message = $"{vulnerability.Package} {vulnerability.Version} stays vulnerable ({vulnerability.Id}, {Literal(vulnerability.Severity)}: {vulnerability.Title.TrimEnd('.')}). {ReasonOf(vulnerability)}",
        Context = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["package"] = Text(vulnerability.Package),
            ["advisory"] = Text(vulnerability.Id),
        },
        Timestamp = now,
    });

    private string ReasonOf(SecurityVulnerability vulnerability)
    {
        if (plans.GetValueOrDefault(vulnerability.Package) is { Reason: { } reason }) return reason;
        var update = UpdateReport.UpdatesOf(outcome).FirstOrDefault(update => update.Package == vulnerability.Package && update.Outcome != DependencyUpdateOutcome.Applied);
        return update?.Outcome switch
        {
            DependencyUpdateOutcome.Failed => $"The site fails with {update.TargetVersion}.",
            null => "The update that should settle it did not. Look at 'npm ls' of the branch.",
            _ => update.Reason ?? "",
        };
    }

    private IEnumerable<MaintenanceError> Unaudited()
    {
        if (outcome.After.Reason is not { } reason) yield break;
        yield return new MaintenanceError
        {
            ErrorId = "DependencyAuditUnavailable",
            Type = MaintenanceErrorType.Security,
            Severity = ErrorSeverity.Error,
            Message = $"Whether the patched dependencies are vulnerable is not known: {reason}",
            Timestamp = now,
        };
    }

    private static RiskLevel RiskOf(VulnerabilitySeverity severity) => severity switch
    {
        VulnerabilitySeverity.Critical => RiskLevel.Critical,
        VulnerabilitySeverity.High => RiskLevel.High,
        VulnerabilitySeverity.Moderate => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    private static string Literal(VulnerabilitySeverity severity) => severity.ToString().ToLowerInvariant();

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, ProductionJson.Default.String);
}
