namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>The checks of one principle.</summary>
/// <param name="Principle">Name of the principle as in the configuration, such as <c>zeroGitHubActions</c>.</param>
/// <param name="Checks">Its checks.</param>
public sealed record PrincipleResult(string Principle, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>
    /// Percentage, 0 to 100, of the checks that passed among those that could be judged, each of the same weight; null when none
    /// could.
    /// </summary>
    public double? Score
    {
        get
        {
            var judged = Checks.Count(check => check.Verdict != CheckVerdict.NotJudged);
            return judged == 0 ? null : 100.0 * Checks.Count(check => check.Verdict == CheckVerdict.Passed) / judged;
        }
    }
}
