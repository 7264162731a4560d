using ProductionOps.Processes;

namespace ProductionOps.Deployment.Source;

/// <summary>
/// The git program, used so that it never asks, never pages, never runs a program that a repository names, and never takes an
/// optional lock.
/// </summary>
/// <param name="processes">Runs git.</param>
internal sealed class GitClient(IProcessRunner processes)
{
    private const int LargestList = 256 * 1024 * 1024;

    private static readonly string[] SafeOptions =
    [
        "--no-pager",
        "-c", "core.fsmonitor=false",
        "-c", "core.quotePath=false",
        "-c", "color.ui=false",
        "-c", "gc.auto=0",
        "-c", "maintenance.auto=false",
        "-c", "protocol.ext.allow=never",
        "-c", "log.showSignature=false",
    ];

    /// <summary>Runs git and returns how it ended, whatever its exit code.</summary>
    /// <exception cref="OperationException"><c>GitNotFound</c>: git is not installed.</exception>
    public async Task<ProcessResult> TryRunAsync(GitCommand command, CancellationToken cancellationToken)
    {
        var request = new ProcessRequest("git", [.. SafeOptions, .. command.Options, .. command.Arguments])
        {
            WorkingDirectory = command.Directory,
            Environment = GitEnvironment.Create(command.Variables),
            Input = command.Input,
            ReadOutput = command.ReadOutput,
            OutputLimit = LargestList,
        };
        try
        {
            return await processes.RunAsync(request, cancellationToken);
        }
        catch (OperationException exception) when (exception.Id == "ProgramNotFound")
        {
            throw new OperationException(
                "GitNotFound",
                ErrorKind.Unavailable,
                "The program 'git' was not found. Install git 2.30 or later and make sure that it is on the PATH.",
                "git",
                exception);
        }
    }

    /// <summary>Runs git and returns its standard output.</summary>
    /// <exception cref="OperationException"><c>GitFailed</c>: its exit code is not 0; the message has its last line.</exception>
    public async Task<string> RunAsync(GitCommand command, CancellationToken cancellationToken)
    {
        var result = await TryRunAsync(command, cancellationToken);
        return result.Succeeded ? result.Output : throw Failure(command, result);
    }

    /// <summary>The error for a git command that did not succeed.</summary>
    public static OperationException Failure(GitCommand command, ProcessResult result) => new(
        "GitFailed",
        ErrorKind.Failed,
        $"'git {command.Arguments[0]}' failed in '{command.Directory}': {result.LastLine}",
        command.Directory);
}
