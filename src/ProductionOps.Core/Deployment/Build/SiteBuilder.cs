using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Build;

/// <summary>Runs the configured build and looks at what it made.</summary>
/// <param name="processes">Runs the commands.</param>
/// <param name="files">The disk.</param>
/// <param name="environment">What the commands inherit.</param>
/// <param name="time">The clock.</param>
public sealed class SiteBuilder(IProcessRunner processes, IFileSystem files, MinimalEnvironment environment, TimeProvider time)
{
    private readonly ToolVersions _versions = new(processes, files);
    private readonly BuildOutput _output = new(files);
    private readonly BundleAnalyzer _analyzer = new(files);

    /// <summary>Installs, builds, checks the output and measures it. A site without a command is only checked and measured.</summary>
    /// <exception cref="OperationException"><c>BuildFailed</c>: a command's exit code is not 0, the message has its last lines;
    /// <c>BuildTimeout</c>; <c>BuildOutputMissing</c>; <c>BuildOutputEmpty</c>; <c>BuildOutputUnsafe</c>; <c>BuildPathUnsafe</c>;
    /// <c>ProgramNotFound</c>; <c>WorkingDirectoryNotFound</c>.</exception>
    public async Task<BuildOutcome> BuildAsync(BuildRequest request, IOperationReporter reporter, CancellationToken cancellationToken)
    {
        var project = request.ProjectDirectory;
        var output = request.OutputDirectory;
        var log = new BuildLog(request.Redact, reporter);
        var run = new BuildRun(request, log, environment.Create(request.Settings.Environment, request.Variables));
        var begin = time.GetUtcNow();
        var duration = await RunAndKeepLogAsync(run, cancellationToken);
        var names = _output.Check(output, duration is null ? null : begin, reporter);
        var analysis = await _analyzer.AnalyzeAsync(output, names, cancellationToken);
        var info = new BuildInfo
        {
            AstroVersion = _versions.FindAstro(project),
            NodeVersion = duration is null ? null : await _versions.FindNodeAsync(project, run.Environment, cancellationToken),
            BuildTime = duration?.TotalSeconds,
            BundleSize = analysis.Size,
            CompressedSize = analysis.CompressedSize,
            Optimizations = analysis.Optimizations,
        };
        return new BuildOutcome(info, project, output, log.Text);
    }

    private async Task<TimeSpan?> RunAndKeepLogAsync(BuildRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(run, cancellationToken);
        }
        finally
        {
            await run.Request.KeepLog(run.Log.Text);
        }
    }

    private async Task<TimeSpan?> RunAsync(BuildRun run, CancellationToken cancellationToken)
    {
        var settings = run.Request.Settings;
        TimeSpan? total = null;
        foreach (var command in new[] { settings.Install, BuildCommand(settings) }.Where(command => command.Count > 0))
        {
            total = (total ?? TimeSpan.Zero) + await RunAsync(run, command, total ?? TimeSpan.Zero, cancellationToken);
        }

        return total;
    }

    private async Task<TimeSpan> RunAsync(
        BuildRun run, IReadOnlyList<string> command, TimeSpan used, CancellationToken cancellationToken)
    {
        var limit = run.Request.Settings.Timeout;
        run.Log.Add("> " + string.Join(' ', command));
        var request = new ProcessRequest(command[0], [.. command.Skip(1)])
        {
            WorkingDirectory = run.Request.ProjectDirectory,
            Environment = run.Environment,
            // The time limit is for the build as a whole.
            Timeout = limit > 0 ? Max(TimeSpan.FromSeconds(limit) - used, TimeSpan.FromMilliseconds(1)) : null,
            OnLine = run.Log.Add,
        };
        try
        {
            var result = await processes.RunAsync(request, cancellationToken);
            return result.Succeeded ? result.Duration : throw Failed(run, command, result.ExitCode);
        }
        catch (OperationException exception) when (exception.Id == "ProgramTimeout")
        {
            throw TimedOut(run, command, exception);
        }
    }

    private static IReadOnlyList<string> BuildCommand(BuildSettings settings)
    {
        if (settings.Shell is not { Length: > 0 } shell) return settings.Command;
        return OperatingSystem.IsWindows() ? ["cmd.exe", "/d", "/s", "/c", shell] : ["/bin/sh", "-c", shell];
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static OperationException Failed(BuildRun run, IReadOnlyList<string> command, int exitCode) => new(
        "BuildFailed",
        ErrorKind.Failed,
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{Shown(run, command)}' ended with exit code {exitCode}. Mend the build, then deploy again. Its last lines:\n{run.Log.End}"),
        run.Request.ProjectDirectory);

    private static OperationException TimedOut(BuildRun run, IReadOnlyList<string> command, Exception inner) => new(
        "BuildTimeout",
        ErrorKind.Timeout,
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{Shown(run, command)}' was stopped because the build took more than {run.Request.Settings.Timeout} s. Find out what it waits for, or raise 'deployment.build.timeout'. Its last lines:\n{run.Log.End}"),
        run.Request.ProjectDirectory,
        inner);

    private static string Shown(BuildRun run, IReadOnlyList<string> command) => run.Request.Redact(string.Join(' ', command));

    private sealed record BuildRun(BuildRequest Request, BuildLog Log, IReadOnlyDictionary<string, string> Environment);
}
