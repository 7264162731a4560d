using System.Globalization;
using System.Text.RegularExpressions;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>Where an ssh target is, and how the user's ssh gets there.</summary>
internal sealed partial record SshEndpoint
{
    private SshEndpoint(DeploymentTarget target, string host, string path, IReadOnlyList<string> options)
    {
        Host = target.User is { } user ? $"{Checked(user, target)}@{host}" : host;
        RsyncHost = host.Contains(':', StringComparison.Ordinal) ? Host.Replace(host, $"[{host}]", StringComparison.Ordinal) : Host;
        Path = path;
        Options = options;
    }

    /// <summary>Host, with the user where one is configured.</summary>
    public string Host { get; }

    /// <summary>The same as rsync writes it.</summary>
    public string RsyncHost { get; }

    /// <summary>Directory on the host; a relative one is below the user's home.</summary>
    public string Path { get; }

    /// <summary>Options of ssh before the host.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <exception cref="OperationException"><c>TargetInvalid</c>: host, user or path is missing or could be taken for an option.</exception>
    public static SshEndpoint Of(DeploymentTarget target, string repositoryRoot)
    {
        var host = Checked(target.Host, target);
        var path = target.Path is { Length: > 0 } given ? given : throw Invalid(target, "needs 'path', the directory on the host");
        if (path.Contains('\0', StringComparison.Ordinal) || path.Contains('\n', StringComparison.Ordinal)) throw Invalid(target, "has a path with a line break");
        if (path.StartsWith("~/", StringComparison.Ordinal)) path = path[2..];
        if (path.StartsWith('-') || path.StartsWith('~')) path = "./" + path;
        // BatchMode: a deployment that waits for a password on a terminal that nobody looks at would hang.
        List<string> options = ["-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4"];
        if (target.Port is { } port) options.AddRange(["-p", port.ToString(CultureInfo.InvariantCulture)]);
        if (target.IdentityFile is { } identity)
        {
            options.AddRange(["-i", System.IO.Path.GetFullPath(Home(identity), repositoryRoot), "-o", "IdentitiesOnly=yes"]);
        }

        options.AddRange(target.SshOptions);
        return new SshEndpoint(target, host, path, options);
    }

    private static string Home(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
        : path;

    private static string Checked(string? name, DeploymentTarget target) => name is not null && NamePattern().IsMatch(name)
        ? name
        : throw Invalid(target, $"needs a host (and a user) of letters, digits and . _ : -, not starting with -, instead of '{name}'");

    private static OperationException Invalid(DeploymentTarget target, string reason) => new(
        "TargetInvalid", ErrorKind.InvalidInput, $"The ssh target '{target.Name ?? target.Host}' {reason}.", target.Name ?? target.Host);

    [GeneratedRegex(@"\A[A-Za-z0-9_.:][A-Za-z0-9_.:%-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
