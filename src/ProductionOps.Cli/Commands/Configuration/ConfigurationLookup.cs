using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Configuration;

/// <summary>Finds the configurations that a user names.</summary>
internal static class ConfigurationLookup
{
    /// <summary>A configuration by identifier or version; the active one when nothing is named.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>.</exception>
    public static Task<ProductionConfiguration> GetAsync(
        ProductionWorkspace workspace, string? idOrVersion, DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        idOrVersion is null
            ? workspace.Configuration.GetActiveAsync(environment, cancellationToken)
            : workspace.Configuration.FindAsync(idOrVersion, environment, cancellationToken);
}
