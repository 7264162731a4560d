using System.Security.Cryptography;
using System.Text;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Deployment.Targets.Command;
using ProductionOps.Deployment.Targets.Git;
using ProductionOps.Deployment.Targets.Ssh;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Targets;

/// <summary>Makes targets from the configuration.</summary>
/// <param name="processes">Runs programs.</param>
/// <param name="files">The disk.</param>
/// <param name="state">Where command targets keep what they published.</param>
/// <param name="environment">What the commands of the configuration inherit.</param>
/// <param name="time">The clock.</param>
public sealed class ReleaseTargetFactory(
    IProcessRunner processes, IFileSystem files, IStateCollection state, MinimalEnvironment environment, TimeProvider time)
{
    private const int CacheKeyLength = 16;

    /// <summary>The target of a configuration; nothing is reached or touched yet.</summary>
    /// <exception cref="OperationException"><c>TargetInvalid</c>: something that this kind of target needs is missing or not
    /// usable.</exception>
    public IReleaseTarget Create(ReleaseTargetRequest request)
    {
        var target = request.Target;
        var name = target.Name ?? DefaultName(target.Type);
        var url = Address(target.Url ?? request.Homepage, "url", name);
        var preview = Address(target.PreviewUrl, "previewUrl", name);
        return target.Type switch
        {
            DeploymentTargetType.Directory => new DirectoryTarget(files, DirectoryOf(request, name), name, request.Strategy)
            {
                Url = url,
                PreviewUrl = preview,
            },
            DeploymentTargetType.Ssh => new SshTarget(target, name, request.Strategy, request.RepositoryRoot, processes, files)
            {
                Url = url,
                PreviewUrl = preview,
            },
            DeploymentTargetType.GitBranch => new GitBranchTarget(target, name, request.RepositoryRoot, processes) { Url = url },
            DeploymentTargetType.Command => new CommandTarget(target, name, CommandContext(request, name)) { Url = url, PreviewUrl = preview },
            _ => throw Invalid(name, $"has the unknown type '{target.Type}'"),
        };
    }

    private CommandTargetContext CommandContext(ReleaseTargetRequest request, string name)
    {
        if (!Path.IsPathFullyQualified(request.CacheDirectory)) throw Invalid(name, "needs a home directory to keep its releases in; set HOME");
        // A name may hold anything, and two repositories may have the same one, so the directory is named by a hash of both.
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.RepositoryRoot}\0{name}")))[..CacheKeyLength];
        var variables = environment.Create(request.SecretNames, request.Variables);
        var secrets = new SecretRedactor(request.SecretNames.Where(variables.ContainsKey).Select(secret => variables[secret]));
        return new CommandTargetContext(
            request.RepositoryRoot,
            Path.Combine(request.CacheDirectory, key),
            state,
            processes,
            files,
            variables,
            time)
        {
            Redact = secrets.Redact,
        };
    }

    private static string DirectoryOf(ReleaseTargetRequest request, string name)
    {
        if (request.Target.Path is not { Length: > 0 } path) throw Invalid(name, "needs 'path', the directory of the releases");
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, request.RepositoryRoot));
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.RepositoryRoot));
        return full == root ? throw Invalid(name, "would put its releases into the root of the repository; name a directory of its own") : full;
    }

    private static Uri? Address(string? text, string setting, string name)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw Invalid(name, $"has '{text}' as '{setting}', which is not an http or https address");
    }

    private static string DefaultName(DeploymentTargetType type) => type switch
    {
        DeploymentTargetType.GitBranch => "git-branch",
        DeploymentTargetType.Ssh => "ssh",
        DeploymentTargetType.Command => "command",
        _ => "directory",
    };

    private static OperationException Invalid(string name, string reason) =>
        new("TargetInvalid", ErrorKind.InvalidInput, $"The target '{name}' {reason}. Check 'deployment.target' in the configuration.", name);
}
