using ProductionOps.Deployment.Validation;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Decides from the outcomes of the validation steps whether a release may go on.</summary>
internal static class ValidationGate
{
    private const string Constitutional = "constitutional";
    private const string Secrets = "secrets";

    /// <summary>What stops the release and what is only worth knowing.</summary>
    public static GateDecision Decide(
        IReadOnlyDictionary<string, ValidationOutcome> outcomes, IReadOnlyList<string> requiredSteps, EnforcementLevel level)
    {
        var stops = new List<GateFinding>();
        var warnings = new List<string>();
        foreach (var (step, outcome) in outcomes)
        {
            if (outcome.Status == ValidationStatus.Passed)
            {
                warnings.AddRange(outcome.Findings.Select(finding => $"{step}: {finding}"));
                continue;
            }

            var isRequired = requiredSteps.Contains(step, StringComparer.Ordinal);
            if (Stops(step, outcome, isRequired, level, outcomes.ContainsKey(Constitutional))) stops.AddRange(Findings(step, outcome));
            else warnings.AddRange(Describe(step, outcome));
        }

        return new GateDecision(stops, warnings);
    }

    private static bool Stops(string step, ValidationOutcome outcome, bool isRequired, EnforcementLevel level, bool hasScore)
    {
        if (isRequired) return true;
        if (outcome.Status == ValidationStatus.Unknown) return false;

        // A secret that is published cannot be called back, and the constitutional step has applied the enforcement level itself.
        if (step is Secrets or Constitutional) return true;
        return level switch
        {
            EnforcementLevel.Strict => true,
            EnforcementLevel.Flexible => false,
            // Under standard the compliance score decides, where it is computed; a failed step has lowered it.
            _ => !hasScore,
        };
    }

    private static IEnumerable<GateFinding> Findings(string step, ValidationOutcome outcome)
    {
        var id = outcome.Status == ValidationStatus.Unknown ? "ValidationStepUnavailable" : outcome.ErrorId ?? "ValidationFailed";
        if (outcome.Findings.Count == 0) return [new GateFinding(step, id, $"{step} did not pass.")];
        return outcome.Findings.Select(finding => new GateFinding(step, id, finding));
    }

    private static IEnumerable<string> Describe(string step, ValidationOutcome outcome) => outcome.Status == ValidationStatus.Unknown
        ? outcome.Findings.Select(finding => $"{step} is unknown: {finding}")
        : outcome.Findings.Select(finding => $"{step}: {finding}");
}
