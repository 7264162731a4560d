using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>The principles that are in force, and what came of their checks.</summary>
/// <param name="Principles">Results by principle.</param>
public sealed record ConstitutionalReview(IReadOnlyList<PrincipleResult> Principles)
{
    /// <summary>Mean of the scores of the principles that could be judged, 0 to 100, each of the same weight; null when none could.</summary>
    public double? Score =>
        Principles.Select(principle => principle.Score).OfType<double>().ToList() is { Count: > 0 } scores ? Math.Round(scores.Average(), 2) : null;

    /// <summary>One sentence per violation, with its principle.</summary>
    public IReadOnlyList<string> Violations => Messages(CheckVerdict.Violated);

    /// <summary>One sentence per check that could not be known.</summary>
    public IReadOnlyList<string> NotJudged => Messages(CheckVerdict.NotJudged);

    /// <summary>The review as it is recorded; null when nothing could be judged.</summary>
    public ConstitutionalCompliance? ToCompliance() => Score is not { } score ? null : new ConstitutionalCompliance
    {
        Score = score,
        Violations = Violations,
        PassedChecks =
        [
            .. from principle in Principles
               from check in principle.Checks
               where check.Verdict == CheckVerdict.Passed
               select check.Name,
        ],
        PrincipleScores = Principles
            .Where(principle => principle.Score is not null)
            .ToDictionary(principle => principle.Principle, principle => Math.Round(principle.Score!.Value, 2), StringComparer.Ordinal),
    };

    private List<string> Messages(CheckVerdict verdict) =>
    [
        .. from principle in Principles
           from check in principle.Checks
           where check.Verdict == verdict
           select $"{principle.Principle}: {check.Message}",
    ];
}
