using ProductionOps.Model;

namespace ProductionOps.Deployment.Targets;

/// <summary>Which target to make.</summary>
/// <param name="Target">The configured target.</param>
/// <param name="Strategy">How a release becomes the live one.</param>
/// <param name="RepositoryRoot">Full path of the repository; relative paths of the configuration start there.</param>
/// <param name="CacheDirectory">Full path of a directory of this machine in which command targets keep their releases, each in its own
/// directory. It should lie outside the repository, or be ignored by it.</param>
public sealed record ReleaseTargetRequest(
    DeploymentTarget Target, DeploymentStrategy Strategy, string RepositoryRoot, string CacheDirectory)
{
    /// <summary>Address of the site, used when the target has none of its own.</summary>
    public string? Homepage { get; init; }

    /// <summary>Variables that a command target's commands get besides the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names of variables with secrets, which those commands inherit where they are set, and whose values are never shown.</summary>
    public IReadOnlyList<string> SecretNames { get; init; } = [];
}
