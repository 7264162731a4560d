using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Validation;

public sealed class ConstitutionalReviewTests
{
    [Theory]
    [InlineData(EnforcementLevel.Strict, 100, 0, false)]
    [InlineData(EnforcementLevel.Strict, 99, 1, true)]
    [InlineData(EnforcementLevel.Standard, 95, 3, false)]
    [InlineData(EnforcementLevel.Standard, 94.99, 1, true)]
    [InlineData(EnforcementLevel.Flexible, 0, 9, false)]
    public void Enforcement_follows_its_level(EnforcementLevel level, double score, int violations, bool stops) =>
        Assert.Equal(stops, ConstitutionalEnforcement.Decide(level, score, violations) is not null);

    [Fact]
    public void Scores_are_means_and_what_is_not_judged_counts_neither_way()
    {
        var review = new ConstitutionalReview(
        [
            new("a", [CheckResult.Passed("a1"), CheckResult.Violated("a2", "No."), CheckResult.NotJudged("a3", "Who knows.")]),
            new("b", [CheckResult.Passed("b1")]),
            new("c", [CheckResult.NotJudged("c1", "Nobody knows.")]),
        ]);
        var compliance = review.ToCompliance()!;
        Assert.Equal(75, compliance.Score);
        Assert.Equal(["a: No."], compliance.Violations);
        Assert.Equal(["a1", "b1"], compliance.PassedChecks);
        Assert.Equal(new Dictionary<string, double> { ["a"] = 50, ["b"] = 100 }, compliance.PrincipleScores);
        Assert.Equal(["a: Who knows.", "c: Nobody knows."], review.NotJudged);
    }

    [Fact]
    public void Where_nothing_is_judged_there_is_no_score() => Assert.Null(new ConstitutionalReview([]).ToCompliance());

    [Fact]
    public void Performance_is_judged_by_what_was_measured()
    {
        var measured = new DeploymentPerformance
        {
            Lighthouse = new LighthouseScores { Performance = 89.9, Seo = 80 },
            CoreWebVitals = new CoreWebVitals { Lcp = 2.5, Cls = 0.11 },
        };
        var result = PerformanceCheck.Review(Contexts.Targets, new BundleSize { Javascript = 1001, Css = 500, Total = 1 }, measured);
        Assert.Equal(
            ["budget-javascript", "target-lighthouse-performance", "target-cls"],
            result.Checks.Where(check => check.Verdict == CheckVerdict.Violated).Select(check => check.Name));
        Assert.Equal(["budget-css", "budget-total", "target-lighthouse-seo", "target-lcp"], Names(result, CheckVerdict.Passed));
        Assert.Equal(100.0 * 4 / 7, result.Score);
    }

    [Fact]
    public void Performance_that_was_not_measured_is_not_judged()
    {
        var result = PerformanceCheck.Review(Contexts.Targets, null, null);
        Assert.Null(result.Score);
        Assert.Equal(["budgets", "performance-targets"], Names(result, CheckVerdict.NotJudged));
    }

    [Fact]
    public void Steps_that_could_not_run_count_only_when_they_are_required()
    {
        var source = new SourceRevision("/r", "c", "main", DateTimeOffset.UnixEpoch, ["a.txt"]);
        var outcomes = new Dictionary<string, ValidationOutcome>
        {
            ["budgets"] = new(ValidationStatus.Passed, []),
            ["audit"] = new(ValidationStatus.Failed, ["x"]),
            ["lighthouse"] = ValidationOutcome.Unknown("No browser."),
            ["accessibility"] = ValidationOutcome.Unknown("No engine."),
        };
        var result = LocalValidationCheck.Review(source, ["budgets", "audit", "lighthouse", "accessibility", "secrets"], ["accessibility"], outcomes);
        Assert.Equal(["step-budgets"], Names(result, CheckVerdict.Passed));
        Assert.Equal(["clean-commit", "step-audit", "step-accessibility", "step-secrets"], Names(result, CheckVerdict.Violated));
        Assert.Equal(["step-lighthouse"], Names(result, CheckVerdict.NotJudged));
        Assert.Contains("a.txt", result.Checks[0].Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(PrincipleResult result, CheckVerdict verdict) =>
        result.Checks.Where(check => check.Verdict == verdict).Select(check => check.Name);
}
