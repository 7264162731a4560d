using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Files;
using ProductionOps.Maintenance.Dependencies.Trials;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>What runs of updates are made with.</summary>
internal sealed record UpdateTools
{
    /// <summary>Makes the worktrees.</summary>
    public required TrialFolders Folders { get; init; }

    /// <summary>Makes and installs the updates.</summary>
    public required UpdateInstaller Installer { get; init; }

    /// <summary>Judges the site.</summary>
    public required SiteJudge Judge { get; init; }

    /// <summary>Looks for vulnerabilities.</summary>
    public required NpmAudit Audit { get; init; }

    /// <summary>Reads the user's work tree.</summary>
    public required GitRepository Git { get; init; }

    /// <summary>The disk.</summary>
    public required IFileSystem Files { get; init; }

    /// <summary>By what a configuration judges.</summary>
    public required Func<Model.ProductionConfiguration, CancellationToken, Task<JudgeSettings>> Settings { get; init; }

    /// <summary>Environment of install scripts.</summary>
    public required Func<JudgeSettings, IReadOnlyDictionary<string, string>> ScriptEnvironment { get; init; }

    /// <summary>Address of the store, whose files are no changes of the site.</summary>
    public required string StoreAddress { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Is told what is done.</summary>
    public required IOperationReporter Reporter { get; init; }
}
