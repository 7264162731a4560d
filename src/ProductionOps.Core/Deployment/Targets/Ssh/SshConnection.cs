using ProductionOps.Processes;

namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>Runs scripts on a host, and rsync to it, through the user's own ssh.</summary>
internal sealed class SshConnection(IProcessRunner processes, SshEndpoint endpoint, string target)
{
    private const int LargestList = 256 * 1024 * 1024;

    public SshEndpoint Endpoint { get; } = endpoint;

    /// <summary>Runs a script in the directory of the target.</summary>
    /// <param name="script">The script.</param>
    /// <param name="releaseId">The release that it is about.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunAsync(RemoteScript script, string releaseId, CancellationToken cancellationToken)
    {
        var request = new ProcessRequest("ssh", [.. Endpoint.Options, "--", Endpoint.Host, "sh -s"])
        {
            Input = script.ToString(),
            OutputLimit = LargestList,
        };
        var result = await processes.RunAsync(request, cancellationToken);
        if (result.Succeeded) return result.Output;
        throw result.ExitCode switch
        {
            RemoteScript.HeldCode => new OperationException(
                "TargetHeld",
                ErrorKind.Busy,
                $"Another deployment is changing the target '{target}' on '{Endpoint.Host}'. Wait until it ends, then try again.",
                target),
            RemoteScript.UnsafeCode => new OperationException(
                "TargetUnsafe",
                ErrorKind.Forbidden,
                $"'current' or 'idle' in '{Endpoint.Path}' on '{Endpoint.Host}' is not a symbolic link, so it was not made by a deployment and is left alone. Move it away, or choose another path for the target.",
                target),
            RemoteScript.NotFoundCode => TargetErrors.ReleaseNotFound(target, releaseId),
            RemoteScript.ActiveCode => TargetErrors.ReleaseActive(target, releaseId),
            RemoteScript.KeptMissingCode => TargetErrors.KeptFileMissing(target, "an asset", releaseId),
            _ => SshErrors.Of(Endpoint, target, result),
        };
    }

    /// <summary>Copies files of a local directory to a directory below the target's.</summary>
    /// <param name="directory">Full path of the local directory.</param>
    /// <param name="paths">The files, relative to it.</param>
    /// <param name="destination">Directory relative to the target's.</param>
    /// <param name="options">Further options of rsync.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task CopyAsync(
        string directory, IEnumerable<string> paths, string destination, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        var shell = string.Join(' ', Endpoint.Options.Prepend("ssh").Select(ShellText.QuoteForRsync));
        string[] arguments =
        [
            "--recursive", "--checksum", "--copy-links", "--perms", "--chmod=D755,F644", "--omit-dir-times", "--protect-args",
            "--files-from=-", "--from0", .. options, "--rsh=" + shell, "--",
            Path.TrimEndingDirectorySeparator(directory) + "/", $"{Endpoint.RsyncHost}:{Endpoint.Path.TrimEnd('/')}/{destination}/",
        ];
        var result = await processes.RunAsync(
            new ProcessRequest("rsync", arguments) { Input = string.Concat(paths.Select(path => $"./{path}\0")) }, cancellationToken);
        if (!result.Succeeded) throw SshErrors.Of(Endpoint, target, result);
    }
}
