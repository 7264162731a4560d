using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>Principles that are in force and broken, and a score that is low without one of them.</summary>
internal static class ConstitutionalAlertRules
{
    /// <summary>The score under which maintenance is due.</summary>
    public const double LeastScore = 95;

    public static IEnumerable<AlertCondition> Evaluate(ConstitutionalMeasurement measured, ProductionConfiguration configuration)
    {
        var settings = configuration.Constitutional;
        var severity = settings.EnforcementLevel == EnforcementLevel.Strict ? AlertSeverity.Error : AlertSeverity.Warning;
        AlertCondition[] principles =
        [
            Principle("zero-github-actions", "A GitHub workflow could run", settings.ZeroGitHubActions, measured.ZeroGitHubActions),
            Principle("performance-first", "Performance targets or budgets are missed", settings.PerformanceFirst, measured.PerformanceFirst),
            Principle("user-preservation", "A backup or a working way back is missing, or protected paths were changed", settings.UserPreservation, measured.UserPreservation),
            Principle("branch-preservation", "A branch vanished or is not named by convention", settings.BranchPreservation, measured.BranchPreservation),
            Principle("local-validation", "A configured step did not run here, or did not pass", settings.LocalValidation, measured.LocalValidation),
        ];
        return [.. principles.Select(condition => condition with { Severity = severity }), Score(measured.ComplianceScore)];
    }

    private static AlertCondition Principle(string key, string what, bool isInForce, bool isKept) =>
        new(AlertCause.Constitutional + key, isInForce && !isKept)
        {
            Title = what,
            Description = $"The constitutional principle {key} is broken. 'prodops monitor measure --type constitutional' measures it again once that is put right.",
        };

    private static AlertCondition Score(double score) => new AlertCondition(AlertCause.Score, score < LeastScore)
    {
        Severity = AlertSeverity.Warning,
        Title = string.Create(CultureInfo.InvariantCulture, $"Constitutional compliance is {score:0.#} of 100"),
        Description = string.Create(CultureInfo.InvariantCulture, $"It should be {LeastScore:0} at least. A maintenance of type optimization is scheduled; Get-ProductionStatus shows what is missing."),
    }.With("value", score).With("threshold", LeastScore);
}
