using System.Runtime.CompilerServices;
using ProductionOps.Configuration;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Proof;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Rollout;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment;

/// <summary>Compares what is there and served now with what was deployed.</summary>
internal sealed class DriftDetector(
    IProductionStore store,
    ConfigurationService configurations,
    RolloutTargets rolloutTargets,
    ManifestStore manifests,
    IServedContent served,
    TimeProvider time,
    IOperationReporter reporter)
{
    private const string Activity = "Testing the deployment";
    private const int StepsOfTarget = 3;

    public async IAsyncEnumerable<DeploymentDrift> DetectAsync(
        string? deploymentId, DeploymentEnvironment environment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var expected = await FindExpectedAsync(deploymentId, environment, cancellationToken);
        var configuration = await configurations.GetActiveAsync(expected.Environment, cancellationToken);
        var manifest = await manifests.GetAsync(expected.ReleaseId, cancellationToken);
        var root = await RepositoryMemory.FindRootAsync(store.State, cancellationToken);
        var targets = rolloutTargets.Create(configuration, root);
        using var steps = new OperationSteps(reporter, Activity, StepsOfTarget * targets.Count);
        foreach (var target in targets)
        {
            yield return await DetectAsync(target, manifest, expected.Environment, steps, cancellationToken);
        }
    }

    private async Task<DeploymentDrift> DetectAsync(
        RolloutTarget target, ReleaseManifest manifest, DeploymentEnvironment environment, OperationSteps steps, CancellationToken cancellationToken)
    {
        var name = target.Target.Name;
        var live = await steps.RunAsync($"{name}: asking what is live", () => served.FindLiveReleaseAsync(target.Site, cancellationToken));
        var proof = await steps.RunAsync($"{name}: reading what is served", () => served.CompareAsync(target.Site, manifest, maximumFiles: null, cancellationToken));
        var stored = await steps.RunAsync($"{name}: reading what is stored", () => target.Target.VerifyAsync(manifest, cancellationToken));
        return new DeploymentDrift
        {
            DeploymentId = manifest.ReleaseId,
            Environment = environment,
            Target = name,
            Url = target.Site.ToString(),
            CheckedAt = time.GetUtcNow(),
            LiveDeploymentId = live,
            FilesChecked = proof.FilesChecked,
            ServedMismatches = proof.Mismatches,
            StoredMismatches = stored,
        };
    }

    private async Task<(string ReleaseId, DeploymentEnvironment Environment)> FindExpectedAsync(
        string? deploymentId, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        if (deploymentId is not null)
        {
            var record = await store.Deployments.FindAsync(deploymentId, cancellationToken) ?? throw new OperationException(
                "RecordNotFound", ErrorKind.NotFound, $"There is no deployment {deploymentId}. List them with Get-ProductionDeployment or 'prodops deployment list'.", deploymentId);
            return (DeploymentHistory.ReleaseIdOf(record), record.Environment);
        }

        var live = await new DeploymentHistory(store).FindLiveAsync(environment, cancellationToken) ?? throw new OperationException(
            "NothingDeployed", ErrorKind.NotFound, $"Nothing has been deployed to {environment} yet. Start with New-ProductionDeployment or 'prodops deployment new'.", environment);
        return (DeploymentHistory.ReleaseIdOf(live), environment);
    }
}
