using ProductionOps.Deployment.Releases;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Build;

/// <summary>Checks what a build wrote before anything is done with it.</summary>
internal sealed class BuildOutput(IFileSystem files)
{
    // File systems keep times in steps, and some of them are coarse.
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(2);

    private readonly OutputTree _tree = new(files);

    /// <summary>The files of the output.</summary>
    /// <param name="directory">Full path of the output.</param>
    /// <param name="buildStart">When the build started; null when there was none.</param>
    /// <param name="reporter">Is warned when the build touched nothing.</param>
    public IReadOnlyList<string> Check(string directory, DateTimeOffset? buildStart, IOperationReporter reporter)
    {
        var names = _tree.List(directory, reporter);
        if (names.Count == 0)
        {
            throw new OperationException(
                "BuildOutputEmpty",
                ErrorKind.Failed,
                $"The output directory '{directory}' has no files. Check that the build writes there, and 'deployment.build.output'.",
                directory);
        }

        if (buildStart is { } start && !names.Any(name => IsNewer(Path.Combine(directory, name), start - ClockStep)))
        {
            reporter.Warning(
                $"The build changed no file in '{directory}'. Check that it writes there; what is released may be the result of an earlier build.");
        }

        return names;
    }

    private static bool IsNewer(string path, DateTimeOffset time) => File.GetLastWriteTimeUtc(path) >= time.UtcDateTime;
}
