using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Constitutional;

/// <summary>
/// Reviews the constitutional principles against the repository, the newest measurement of performance and the record of the live
/// deployment.
/// </summary>
internal sealed class ConstitutionalMonitor(GitRepository repository, ConstitutionalReviewer reviewer, IOperationReporter reporter) : IMonitor
{
    public MonitoringType Type => MonitoringType.Constitutional;

    public async Task<ProductionMonitoring> MeasureAsync(MonitorContext context, ProductionMonitoring record, CancellationToken cancellationToken)
    {
        var project = context.ProjectDirectory ?? throw new OperationException(
            "ProjectNotKnown",
            ErrorKind.NotFound,
            "The constitutional principles need the project's repository: deploy once from this machine, or name its directory.");
        var revision = await repository.ReadRevisionAsync(project, [], cancellationToken);
        var review = await reviewer.ReviewAsync(context.Configuration, revision, cancellationToken);
        foreach (var open in review.NotJudged) reporter.Warning($"Not judged: {open}");
        return review.Score is not { } score
            ? throw new OperationException("ComplianceNotJudged", ErrorKind.Unavailable, "No constitutional principle is in force, or none could be judged.")
            : record with { Constitutional = MeasurementOf(review, score) };
    }

    private static ConstitutionalMeasurement MeasurementOf(ConstitutionalReview review, double score)
    {
        var scores = review.ToCompliance()!.PrincipleScores;
        return new ConstitutionalMeasurement
        {
            ZeroGitHubActions = IsMet(scores, WorkflowCheck.Principle),
            PerformanceFirst = IsMet(scores, PerformanceCheck.Principle),
            UserPreservation = IsMet(scores, PreservationCheck.Principle),
            BranchPreservation = IsMet(scores, BranchCheck.Principle),
            LocalValidation = IsMet(scores, LocalValidationCheck.Principle),
            ComplianceScore = score,
            PrincipleScores = scores,
            Violations = review.Violations,
        };
    }

    // A principle that is not in force, or could not be judged, is no violation; the scores say which were.
    private static bool IsMet(IReadOnlyDictionary<string, double> scores, string principle) =>
        !scores.TryGetValue(principle, out var score) || score >= 100;
}
