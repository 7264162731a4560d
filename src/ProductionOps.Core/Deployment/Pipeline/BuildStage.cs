using ProductionOps.Deployment.Build;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Builds the site and records what the build was and produced.</summary>
internal sealed class BuildStage(SiteBuilder builder, BuildLogStore logs, IOperationReporter reporter)
{
    public async Task<BuildOutcome> RunAsync(
        PreparedDeployment prepared, DeploymentRecorder recorder, CancellationToken cancellationToken)
    {
        var configuration = prepared.Configuration;
        var settings = configuration.Deployment.Build ?? throw new OperationException(
            "BuildNotConfigured",
            ErrorKind.InvalidInput,
            "The configuration does not say where the built site is. Set 'deployment.build.output', and 'deployment.build.command' if it has to be built.",
            configuration.ConfigurationId);
        var request = new BuildRequest(settings, prepared.Revision.RepositoryRoot)
        {
            Variables = VariablesOf(configuration, prepared.Secrets),
            Redact = prepared.Secrets.Redact,
            KeepLog = log => logs.WriteAsync(recorder.Record.DeploymentId, log),
        };
        var outcome = await builder.BuildAsync(request, reporter, cancellationToken);
        await recorder.UpdateAsync(record => record with { BuildInfo = outcome.Info });
        return outcome;
    }

    private static Dictionary<string, string> VariablesOf(ProductionConfiguration configuration, SecretValues secrets)
    {
        var variables = new Dictionary<string, string>(configuration.EnvironmentSettings.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in secrets.Values) variables[name] = value;
        return variables;
    }
}
