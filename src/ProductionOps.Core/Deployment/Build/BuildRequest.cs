using ProductionOps.Model;

namespace ProductionOps.Deployment.Build;

/// <summary>What to build.</summary>
/// <param name="Settings">The configured commands and directories.</param>
/// <param name="RepositoryRoot">Full path of the repository; no configured directory may lead out of it.</param>
public sealed record BuildRequest(BuildSettings Settings, string RepositoryRoot)
{
    /// <summary>Variables that the build gets besides the inherited ones, values of secrets included.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Takes secrets out of a line before anybody sees it.</summary>
    public Func<string, string> Redact { get; init; } = static line => line;

    /// <summary>Keeps the log, also of a build that failed or was cancelled.</summary>
    public Func<string, Task> KeepLog { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Full path of the project.</summary>
    /// <exception cref="OperationException"><c>BuildPathUnsafe</c>: it is not in the repository.</exception>
    public string ProjectDirectory => Inside(RepositoryRoot, Settings.WorkingDirectory ?? ".", "deployment.build.workingDirectory");

    /// <summary>Full path of the directory that the build writes.</summary>
    /// <exception cref="OperationException"><c>BuildPathUnsafe</c>: it is not in the repository, or is the repository itself.</exception>
    public string OutputDirectory
    {
        get
        {
            var path = Inside(ProjectDirectory, Settings.Output, "deployment.build.output");
            return path == Normal(RepositoryRoot) ? throw Unsafe(Settings.Output, "is the repository itself") : path;
        }
    }

    private string Inside(string start, string relativePath, string setting)
    {
        var path = Normal(Path.GetFullPath(relativePath, start));
        var root = Normal(RepositoryRoot);
        return path == root || path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw Unsafe(relativePath, $"leads out of the repository; check '{setting}'");
    }

    private static string Normal(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static OperationException Unsafe(string path, string reason) => new(
        "BuildPathUnsafe",
        ErrorKind.InvalidInput,
        $"The directory '{path}' {reason}. Name a directory in the repository that holds only the site.",
        path);
}
