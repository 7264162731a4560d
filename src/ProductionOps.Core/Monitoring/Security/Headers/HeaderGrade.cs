namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>The grade of a site's headers by the rules of the HTTP Observatory of MDN (algorithm 4).</summary>
/// <param name="Grade">A+ to F.</param>
/// <param name="Score">0 or more; above 100 with extra credit.</param>
/// <param name="Findings">What each test came to.</param>
public sealed record HeaderGrade(string Grade, int Score, IReadOnlyList<HeaderFinding> Findings)
{
    /// <summary>Score that the penalties alone must leave for extra credit to count.</summary>
    private const int ExtraCreditFrom = 90;

    private static readonly string[] Grades =
        ["F", "F", "F", "F", "F", "D-", "D", "D", "D+", "C-", "C", "C", "C+", "B-", "B", "B", "B+", "A-", "A", "A", "A+"];

    /// <summary>What would raise the grade, the most valuable first.</summary>
    public IReadOnlyList<string> Advice =>
        [.. Findings.Where(finding => finding.Advice is not null).OrderBy(finding => finding.Modifier).Select(finding => finding.Advice!)];

    /// <summary>The grade of findings.</summary>
    public static HeaderGrade Of(IReadOnlyList<HeaderFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var penalized = 100 + findings.Where(finding => finding.Modifier < 0).Sum(finding => finding.Modifier);
        var score = Math.Max(0, penalized >= ExtraCreditFrom ? 100 + findings.Sum(finding => finding.Modifier) : penalized);
        return new HeaderGrade(Grades[Math.Min(score, 100) / 5], score, findings);
    }
}
