using System.Text.RegularExpressions;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>Turns what git says of a remote into errors that tell a user what to do. Addresses may carry tokens; those are taken out.</summary>
internal static partial class GitRemoteErrors
{
    private static readonly string[] Denied =
    [
        "Permission denied", "Authentication failed", "terminal prompts disabled", "could not read Username", "could not read Password",
        "HTTP 401", "HTTP 403", "error: 401", "error: 403", "not allowed to push", "protected branch", "Host key verification failed",
        "pre-receive hook declined",
    ];

    public static OperationException Of(GitBranchSettings settings, string target, ProcessResult result)
    {
        var remote = Redact(settings.Remote);
        var said = Redact(result.Error.Trim());
        return Array.Exists(Denied, words => said.Contains(words, StringComparison.OrdinalIgnoreCase))
            ? new OperationException(
                "TargetAccessDenied",
                ErrorKind.PermissionDenied,
                $"git may not use the remote '{remote}': {said} Try 'git push' to it by hand; keys and credentials are those of git itself.",
                target)
            : new OperationException(
                "TargetUnreachable",
                ErrorKind.Unavailable,
                $"git cannot use the remote '{remote}': {said} Check the name or address of the remote, and the network.",
                target);
    }

    private static string Redact(string text) => Credentials().Replace(text, "://***@");

    [GeneratedRegex(@"://[^/@\s']+@", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Credentials();
}
