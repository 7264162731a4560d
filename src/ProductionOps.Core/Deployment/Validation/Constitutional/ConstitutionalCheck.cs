using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>Reviews the principles that are in force.</summary>
/// <param name="workflows">Checks <c>zeroGitHubActions</c>.</param>
/// <param name="preservation">Checks <c>userPreservation</c>.</param>
/// <param name="branches">Checks <c>branchPreservation</c>.</param>
public sealed class ConstitutionalCheck(WorkflowCheck workflows, PreservationCheck preservation, BranchCheck branches)
{
    /// <summary>Reviews a build, with the outcomes of the steps before.</summary>
    /// <param name="context">What is being deployed.</param>
    /// <param name="stepName">Name of the step that asks, which is not judged itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ConstitutionalReview> ReviewAsync(ValidationContext context, string stepName, CancellationToken cancellationToken)
    {
        var (settings, source) = (context.Configuration.Constitutional, context.Source);
        var results = new List<PrincipleResult>();
        if (settings.ZeroGitHubActions) results.Add(workflows.Review(source.RepositoryRoot));
        if (settings.PerformanceFirst)
            results.Add(PerformanceCheck.Review(context.Configuration.Performance.Targets, context.Build.BundleSize, Measured(context)));
        if (settings.UserPreservation) results.Add(await preservation.ReviewAsync(context.Configuration, source, cancellationToken));
        if (settings.BranchPreservation) results.Add(await branches.ReviewAsync(source, cancellationToken));
        if (settings.LocalValidation) results.Add(ReviewSteps(context, stepName));
        return new ConstitutionalReview(results);
    }

    private static PrincipleResult ReviewSteps(ValidationContext context, string stepName)
    {
        var deployment = context.Configuration.Deployment;
        var others = deployment.ValidationSteps.Where(step => step != stepName);
        return LocalValidationCheck.Review(context.Source, others, deployment.RequiredSteps, context.Earlier);
    }

    // What the steps before measured is in what they would put into the record.
    private static DeploymentPerformance? Measured(ValidationContext context) =>
        context.Earlier.Values.Aggregate(new DeploymentValidation(), (validation, outcome) => outcome.Apply(validation)).Performance;
}
