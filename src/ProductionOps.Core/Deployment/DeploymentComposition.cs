using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Deployment.Build;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Proof;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Rollout;
using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Targets;
using ProductionOps.Deployment.Validation;
using ProductionOps.Processes;
using ProductionOps.Store;
using ValidationSteps = ProductionOps.Deployment.Validation.ValidationSteps;

namespace ProductionOps.Deployment;

/// <summary>Puts the parts of deploying together.</summary>
internal sealed class DeploymentComposition(IProductionStore store, ConfigurationService configurations, WorkspaceOptions options)
{
    private readonly IProcessRunner _processes = options.Processes ?? new ProcessRunner(options.Time);

    public DeploymentService Compose()
    {
        var served = new ServedContent(FreshConnections.Create, options.Time);
        var journals = new JournalKeeper(store.State);
        var manifests = new ManifestStore(store.State);
        var holds = new DeploymentHoldKeeper(store.State, options.Time);
        var targets = Rollout();
        var prover = new ReleaseProver(served, options.Files, options.Time, options.Reporter);
        var rollout = new ReleaseRollout(journals, prover, options.Reporter);
        var secrets = new SecretService([.. options.SecretResolvers, new EnvironmentSecretResolver()]);
        var parts = new DeploymentParts(
            new DeploymentPreparation(store, configurations, secrets, new GitRepository(_processes), targets),
            Pipeline(manifests, journals, rollout),
            new RollbackPreparation(store, configurations, targets),
            new RollbackRun(store, manifests, journals, rollout, options.Time, options.Reporter),
            new DeploymentRecovery(store, journals, manifests, targets, rollout, options.Time, options.Reporter),
            new DeploymentPlanner(holds),
            holds,
            new DriftDetector(store, configurations, targets, manifests, served, options.Time, options.Reporter),
            new ServedReleases(store, targets, options.Reporter));
        return new DeploymentService(store, parts, options.Time);
    }

    /// <summary>Makes the targets of configurations.</summary>
    public RolloutTargets Rollout() => new(store.Configurations, Targets(), Path.Combine(options.DataDirectory, "releases"));

    private DeploymentPipeline Pipeline(ManifestStore manifests, JournalKeeper journals, ReleaseRollout rollout) => new(
        store,
        new BuildStage(Builder(), new BuildLogStore(store.State), options.Reporter),
        new ValidationStage(Steps, options.Reporter),
        new ReleaseStage(
            new ManifestBuilder(options.Files, options.Time), manifests, journals, rollout, new ReleasePruner(store, options.Reporter), options.Reporter),
        options.Time,
        options.Reporter);

    private SiteBuilder Builder() => new(_processes, options.Files, MinimalEnvironment.OfThisProcess(), options.Time);

    private ReleaseTargetFactory Targets() =>
        new(_processes, options.Files, store.State, MinimalEnvironment.OfThisProcess(), options.Time);

    private ValidationSteps Steps(PreparedDeployment prepared) => new StandardValidationSteps
    {
        Files = options.Files,
        Processes = _processes,
        Time = options.Time,
        Yaml = () => options.Integrations().Yaml,
        State = store.State,
        Preservation = new RecordedPreservation(store, prepared.Targets),
        Secrets = prepared.Secrets.Values,
    }.Create();
}
