using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>Which branch of which remote a git-branch target is, and where in it the site lies.</summary>
internal sealed partial record GitBranchSettings
{
    private const int KeyLength = 16;

    private GitBranchSettings(string remote, string branch, string prefix, string? cname)
    {
        Remote = remote;
        Branch = branch;
        Prefix = prefix;
        Cname = cname;
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{remote}\0{branch}\0{prefix}")))[..KeyLength];
        LocalTip = $"refs/productionops/{key}/tip";
        Staged = $"refs/productionops/{key}/staged/";
        Manifests = $"refs/productionops/{key}/manifests/";
    }

    /// <summary>Name of a remote, or its address.</summary>
    public string Remote { get; }

    /// <summary>Branch without <c>refs/heads/</c>.</summary>
    public string Branch { get; }

    /// <summary>The branch as the remote names it.</summary>
    public string RemoteRef => "refs/heads/" + Branch;

    /// <summary>Directory of the site in the branch, with a slash at its end; empty for the root.</summary>
    public string Prefix { get; }

    /// <summary>Custom domain; null to keep what the branch has.</summary>
    public string? Cname { get; }

    /// <summary>Local ref of the branch as it was last seen.</summary>
    public string LocalTip { get; }

    /// <summary>Beginning of the local refs of staged releases.</summary>
    public string Staged { get; }

    /// <summary>Beginning of the local refs of manifests.</summary>
    public string Manifests { get; }

    /// <exception cref="OperationException"><c>TargetInvalid</c>.</exception>
    public static GitBranchSettings Of(DeploymentTarget target)
    {
        var remote = target.Remote ?? "origin";
        var branch = target.Branch ?? "gh-pages";
        var prefix = (target.Path ?? string.Empty).Replace('\\', '/').Trim('/');
        if (prefix is ".") prefix = string.Empty;
        if (remote.Length == 0 || remote.StartsWith('-') || remote.Contains("::", StringComparison.Ordinal)) throw Invalid("remote", remote);
        if (!BranchPattern().IsMatch(branch) || branch.Contains("..", StringComparison.Ordinal) || branch.EndsWith(".lock", StringComparison.Ordinal)) throw Invalid("branch", branch);
        if (prefix.Length > 0 && !ReleasePath.IsSafe(prefix)) throw Invalid("path", prefix);
        if (target.Cname is { } cname && !DomainPattern().IsMatch(cname)) throw Invalid("cname", cname);
        return new GitBranchSettings(remote, branch, prefix.Length == 0 ? prefix : prefix + "/", target.Cname);
    }

    private static OperationException Invalid(string name, string value) => new(
        "TargetInvalid", ErrorKind.InvalidInput, $"'{value}' is not usable as '{name}' of a git-branch target. Check the configuration.", value);

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.+-]*(/[A-Za-z0-9_][A-Za-z0-9_.+-]*)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BranchPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DomainPattern();
}
