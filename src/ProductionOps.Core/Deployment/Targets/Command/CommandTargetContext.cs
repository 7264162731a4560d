using ProductionOps.Files;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Targets.Command;

/// <summary>What a command target works with.</summary>
/// <param name="RepositoryRoot">Directory that the commands run in.</param>
/// <param name="CacheDirectory">Full path of the directory that keeps the releases, so that an earlier one can be published again.</param>
/// <param name="State">Where it is kept what was published last.</param>
/// <param name="Processes">Runs the commands.</param>
/// <param name="Files">The disk.</param>
/// <param name="Environment">What the commands inherit.</param>
/// <param name="Time">The clock.</param>
public sealed record CommandTargetContext(
    string RepositoryRoot,
    string CacheDirectory,
    IStateCollection State,
    IProcessRunner Processes,
    IFileSystem Files,
    IReadOnlyDictionary<string, string> Environment,
    TimeProvider Time)
{
    /// <summary>Takes secrets out of what a command wrote before anybody sees it.</summary>
    public Func<string, string> Redact { get; init; } = static text => text;
}
