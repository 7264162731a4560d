using ProductionOps.Deployment.Source;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>
/// The principle <c>localValidation</c>: every configured step ran here and passed, on a clean commit. A step that could not run
/// counts neither way, and is named, unless the configuration requires it.
/// </summary>
public static class LocalValidationCheck
{
    /// <summary>The name of the principle.</summary>
    public const string Principle = "localValidation";

    /// <summary>Checks.</summary>
    /// <param name="source">What is deployed.</param>
    /// <param name="steps">The configured steps, without the constitutional one itself.</param>
    /// <param name="required">The steps that must be able to run.</param>
    /// <param name="outcomes">What came of those that ran.</param>
    public static PrincipleResult Review(
        SourceRevision source,
        IEnumerable<string> steps,
        IReadOnlyCollection<string> required,
        IReadOnlyDictionary<string, ValidationOutcome> outcomes) =>
        new(
            Principle,
            [
                JudgeTree(source),
                .. steps.Select(step => JudgeStep(step, required.Contains(step, StringComparer.Ordinal), outcomes.GetValueOrDefault(step))),
            ]);

    private static CheckResult JudgeTree(SourceRevision source) => CheckResult.Of(
        "clean-commit",
        source.IsClean,
        $"The work tree differs from the commit: {string.Join(", ", source.Changes.Take(5))}{(source.Changes.Count > 5 ? ", …" : "")}. " +
        "Commit or stash the changes.");

    private static CheckResult JudgeStep(string step, bool isRequired, ValidationOutcome? outcome)
    {
        var name = "step-" + step;
        if (outcome is null) return CheckResult.Violated(name, $"The step '{step}' did not run. Run it, or take it out of deployment.validationSteps.");
        if (outcome.Status == ValidationStatus.Passed) return CheckResult.Passed(name);
        if (outcome.Status == ValidationStatus.Failed) return CheckResult.Violated(name, $"The step '{step}' failed. Mend what it found.");
        var reason = outcome.Findings.Count > 0 ? outcome.Findings[0] : "It gave no reason.";
        return isRequired
            ? CheckResult.Violated(name, $"The step '{step}' is required and could not run. {reason}")
            : CheckResult.NotJudged(name, $"The step '{step}' could not run. {reason}");
    }
}
