using ProductionOps.Deployment.Source;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>The branch on the remote, and the releases in its history. Only private local refs are written.</summary>
internal sealed class GitRemoteBranch(GitClient git, GitBranchSettings settings, string repositoryRoot, string target)
{
    private const string BatchSsh = "ssh -o BatchMode=yes -o ConnectTimeout=10";
    private const int NoSuchRef = 2;

    /// <summary>Brings the branch as it is now.</summary>
    /// <returns>Its commit; null when the remote has no such branch.</returns>
    /// <exception cref="OperationException"><c>TargetUnreachable</c>, <c>TargetAccessDenied</c>.</exception>
    public async Task<string?> FetchAsync(CancellationToken cancellationToken)
    {
        var variables = await VariablesAsync(cancellationToken);
        var list = await git.TryRunAsync(
            Command(variables, "ls-remote", "--exit-code", settings.Remote, settings.RemoteRef), cancellationToken);
        if (list.ExitCode == NoSuchRef)
        {
            await git.RunAsync(Command("update-ref", "-d", settings.LocalTip), cancellationToken);
            return null;
        }

        if (!list.Succeeded) throw GitRemoteErrors.Of(settings, target, list);
        var fetch = await git.TryRunAsync(
            Command(
                variables, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap=",
                settings.Remote, $"+{settings.RemoteRef}:{settings.LocalTip}"),
            cancellationToken);
        if (!fetch.Succeeded) throw GitRemoteErrors.Of(settings, target, fetch);
        return (await git.RunAsync(Command("rev-parse", "--verify", settings.LocalTip), cancellationToken)).Trim();
    }

    /// <summary>Moves the branch from one commit to another.</summary>
    /// <returns>False when the branch is not where it was; nothing was changed then.</returns>
    public async Task<bool> TryPushAsync(string commit, string? expectedTip, CancellationToken cancellationToken)
    {
        var variables = await VariablesAsync(cancellationToken);
        var push = await git.TryRunAsync(
            Command(
                variables, "push", "--quiet", "--no-verify", "--no-follow-tags", $"--force-with-lease={settings.RemoteRef}:{expectedTip}",
                settings.Remote, $"{commit}:{settings.RemoteRef}"),
            cancellationToken);
        if (push.Succeeded)
        {
            await git.RunAsync(Command("update-ref", settings.LocalTip, commit), cancellationToken);
            return true;
        }

        var moved = push.Error.Contains("stale info", StringComparison.Ordinal) ||
            push.Error.Contains("fetch first", StringComparison.Ordinal) ||
            push.Error.Contains("cannot lock ref", StringComparison.Ordinal);
        return moved ? false : throw GitRemoteErrors.Of(settings, target, push);
    }

    /// <summary>The releases in the history of a commit, newest first; the same release may be there several times.</summary>
    public async Task<IReadOnlyList<GitRelease>> ReadHistoryAsync(string commit, CancellationToken cancellationToken) =>
        Parse(await git.RunAsync(Command("log", "--first-parent", Format, commit, "--"), cancellationToken));

    /// <summary>The releases that were staged here and are not in the history.</summary>
    public async Task<IReadOnlyList<GitRelease>> ReadStagedAsync(CancellationToken cancellationToken)
    {
        var refs = await git.RunAsync(Command("for-each-ref", "--format=%(objectname)", settings.Staged.TrimEnd('/')), cancellationToken);
        var commits = refs.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (commits.Length == 0) return [];
        return Parse(await git.RunAsync(Command(["log", "--no-walk", Format, .. commits, "--"]), cancellationToken));
    }

    private const string Format =
        "--format=%x1e%H%x1f%(trailers:key=Deployment,valueonly,separator=%x2C)%x1f%(trailers:key=Manifest,valueonly,separator=%x2C)";

    private static GitRelease[] Parse(string log) => [.. log
        .Split('\x1e', StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Trim('\n').Split('\x1f'))
        .Where(fields => fields.Length == 3)
        .Select(fields => new GitRelease(fields[0], ReleaseLayout.IsReleaseId(fields[1]) ? fields[1] : string.Empty, fields[2]))];

    private GitCommand Command(params IReadOnlyList<string> arguments) => new(repositoryRoot, arguments);

    private GitCommand Command(IReadOnlyDictionary<string, string> variables, params IReadOnlyList<string> arguments) =>
        new(repositoryRoot, arguments) { Variables = variables };

    private async Task<IReadOnlyDictionary<string, string>> VariablesAsync(CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var isChosen = Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") is not null ||
            Environment.GetEnvironmentVariable("GIT_SSH") is not null ||
            (await git.TryRunAsync(Command("config", "--get", "core.sshCommand"), cancellationToken)).Succeeded;
        // The user's own choice of ssh stays; otherwise ssh must not wait for a password that nobody types.
        if (!isChosen) variables["GIT_SSH_COMMAND"] = BatchSsh;
        return variables;
    }
}
