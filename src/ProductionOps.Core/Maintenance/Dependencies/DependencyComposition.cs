using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Deployment;
using ProductionOps.Deployment.Build;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Maintenance.Dependencies.Trials;
using ProductionOps.Model;
using ProductionOps.Processes;
using ProductionOps.Store;
using ValidationSteps = ProductionOps.Deployment.Validation.ValidationSteps;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>Puts the parts of updating dependencies together.</summary>
internal sealed class DependencyComposition(IProductionStore store, ConfigurationService configurations, WorkspaceOptions options)
{
    private readonly IProcessRunner _processes = options.Processes ?? new ProcessRunner(options.Time);
    private readonly MinimalEnvironment _environment = MinimalEnvironment.OfThisProcess();

    /// <summary>The tasks.</summary>
    public IReadOnlyList<IMaintenanceTask> Tasks()
    {
        var npm = new NpmClient(_processes);
        var registry = new NpmRegistry(npm);
        var tools = Tools(npm);
        var run = new UpdateRun(tools);
        var assessment = new UpdateAssessment(_processes, tools.Audit, options.Files, options.Time, options.Reporter);
        return
        [
            new DependencyUpdateTask(run, assessment, new UpdatePlanner(registry, options.Reporter), options.Time, options.Reporter),
            new SecurityPatchTask(run, assessment, new PatchPlanner(registry), options.Time),
        ];
    }

    private UpdateTools Tools(NpmClient npm) => new()
    {
        Folders = new TrialFolders(_processes, options.Files, options.DataDirectory, options.Time),
        Installer = new UpdateInstaller(npm, _processes, options.Files),
        Judge = new SiteJudge(
            new JudgeTools(_processes, options.Files, _environment),
            new SiteBuilder(_processes, options.Files, _environment, options.Time),
            Steps,
            options.Time,
            options.Reporter),
        Audit = new NpmAudit(_processes, options.Files, options.Time),
        Git = new GitRepository(_processes),
        Files = options.Files,
        Settings = SettingsAsync,
        ScriptEnvironment = settings => _environment.Create([], settings.Configuration.EnvironmentSettings.Variables),
        StoreAddress = store.Address,
        Time = options.Time,
        Reporter = options.Reporter,
    };

    // The site is built as a deployment builds it.
    private async Task<JudgeSettings> SettingsAsync(ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        var secrets = new SecretService([.. options.SecretResolvers, new EnvironmentSecretResolver()]);
        var known = new SecretValues(await secrets.FindKnownAsync(configuration, cancellationToken));
        var variables = new Dictionary<string, string>(configuration.EnvironmentSettings.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in known.Values) variables[name] = value;
        return new JudgeSettings(configuration, variables, known.Redact) { Secrets = known.Values };
    }

    private ValidationSteps Steps(JudgeSettings settings, string repository) => new StandardValidationSteps
    {
        Files = options.Files,
        Processes = _processes,
        Time = options.Time,
        Yaml = () => options.Integrations().Yaml,
        State = store.State,
        Preservation = new RecordedPreservation(store, new DeploymentComposition(store, configurations, options).Rollout().Create(settings.Configuration, repository)),
        Secrets = settings.Secrets,
    }.Create();
}
