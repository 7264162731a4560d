using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Rollout;
using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Constitutional;

/// <summary>
/// Reviews the constitutional principles of a site that is live: the repository as it is, the newest measurement of performance, and what the
/// live deployment's record says of its validation.
/// </summary>
internal sealed class ConstitutionalReviewer(IProductionStore store, RolloutTargets targets, WorkflowCheck workflows, IRepositoryHistory history)
{
    /// <summary>The principles that are in force, and what came of their checks.</summary>
    public async Task<ConstitutionalReview> ReviewAsync(ProductionConfiguration configuration, SourceRevision revision, CancellationToken cancellationToken)
    {
        var settings = configuration.Constitutional;
        var live = await FindLiveAsync(configuration.Environment, cancellationToken);
        var results = new List<PrincipleResult>();
        if (settings.ZeroGitHubActions) results.Add(workflows.Review(revision.RepositoryRoot));
        if (settings.PerformanceFirst)
        {
            var measured = await FindMeasuredAsync(configuration.Environment, cancellationToken);
            results.Add(PerformanceCheck.Review(configuration.Performance.Targets, live?.BuildInfo?.BundleSize, measured));
        }

        if (settings.UserPreservation)
        {
            var facts = new RecordedPreservation(store, targets.Create(configuration, revision.RepositoryRoot));
            results.Add(await new PreservationCheck(facts, history).ReviewAsync(configuration, revision, cancellationToken));
        }

        if (settings.BranchPreservation)
            results.Add(await new BranchCheck(history, store.State, Environment.MachineName).ReviewAsync(revision, cancellationToken));
        if (settings.LocalValidation) results.Add(ReviewValidation(live));
        return new ConstitutionalReview(results);
    }

    private async Task<ProductionDeployment?> FindLiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        await new DeploymentHistory(store).FindLiveAsync(environment, cancellationToken) is { } live
            ? await store.Deployments.FindAsync(DeploymentHistory.ReleaseIdOf(live), cancellationToken)
            : null;

    private async Task<DeploymentPerformance?> FindMeasuredAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var newest = await NewestMeasurement.FindAsync(store, MonitoringType.Performance, environment, cancellationToken);
        return newest?.Performance is not { } performance ? null : new DeploymentPerformance
        {
            Lighthouse = performance.Lighthouse is not { } scores ? null : new LighthouseScores
            {
                Performance = scores.Performance,
                Accessibility = scores.Accessibility,
                BestPractices = scores.BestPractices,
                Seo = scores.Seo,
            },
            CoreWebVitals = performance.CoreWebVitals is not { } vitals ? null : new CoreWebVitals
            {
                Lcp = vitals.Lcp?.Value,
                Fcp = vitals.Fcp?.Value,
                Cls = vitals.Cls?.Value,
                Fid = vitals.Fid?.Value,
                Inp = vitals.Inp?.Value,
            },
        };
    }

    private static PrincipleResult ReviewValidation(ProductionDeployment? live)
    {
        const string Name = "live-deployment-validated";
        CheckResult check;
        if (live is null) check = CheckResult.NotJudged(Name, "Nothing is live, so no validation was judged.");
        else if (live.Validation?.ConstitutionalCompliance?.PrincipleScores.TryGetValue(LocalValidationCheck.Principle, out var score) != true)
            check = CheckResult.NotJudged(Name, $"The record of {live.DeploymentId} does not say whether it was validated here.");
        else check = CheckResult.Of(Name, score >= 100, $"Not every validation step of {live.DeploymentId} passed. Mend what it found, and deploy again.");
        return new PrincipleResult(LocalValidationCheck.Principle, [check]);
    }
}
