using System.Text;
using ProductionOps.Deployment.Source;
using ProductionOps.Files;
using ProductionOps.Maintenance.Dependencies.Packages;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>
/// What the last commit says of its packages, in a folder of its own, so that npm can be asked without a work tree and without a change of
/// the repository.
/// </summary>
internal sealed class CommittedManifests : IDisposable
{
    private static readonly string[] Names = ["package.json", "npm-shrinkwrap.json", "package-lock.json", ".npmrc"];

    private readonly GitClient _git;
    private readonly IFileSystem _files;
    private readonly string _repository;
    private readonly string _prefix;

    private CommittedManifests(GitClient git, IFileSystem files, string repository, string project)
    {
        (_git, _files, _repository) = (git, files, repository);
        var relative = Path.GetRelativePath(repository, project).Replace('\\', '/');
        _prefix = relative == "." ? "" : relative + "/";
        Folder = Directory.CreateTempSubdirectory("productionops-").FullName;
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Copies the manifests, the lock file and the settings of npm.</summary>
    /// <exception cref="OperationException"><c>GitNotFound</c>.</exception>
    public static async Task<CommittedManifests> CopyAsync(
        GitClient git, IFileSystem files, string repository, string project, CancellationToken cancellationToken)
    {
        var copy = new CommittedManifests(git, files, repository, project);
        try
        {
            foreach (var name in Names) await copy.CopyAsync(name, cancellationToken);
            await copy.CopyWorkspacesAsync(cancellationToken);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>The project in the folder.</summary>
    /// <exception cref="OperationException">As <see cref="NpmProject.Read"/>.</exception>
    public NpmProject Read()
    {
        var project = NpmProject.Read(_files, Folder);
        WorkspaceLinks.Create(_files, project);
        return project;
    }

    /// <inheritdoc/>
    public void Dispose() => _files.DeleteDirectory(Folder);

    private async Task CopyWorkspacesAsync(CancellationToken cancellationToken)
    {
        var locks = Names.Where(name => name.EndsWith(".json", StringComparison.Ordinal) && name != "package.json").Select(name => Path.Combine(Folder, name));
        if (locks.FirstOrDefault(_files.FileExists) is not { } path) return;
        foreach (var place in LockFile.Parse(_files.ReadAllBytes(path), path).Workspaces)
        {
            _files.CreateDirectory(Path.Combine(Folder, place));
            await CopyAsync($"{place}/package.json", cancellationToken);
        }
    }

    private async Task CopyAsync(string name, CancellationToken cancellationToken)
    {
        var shown = await _git.TryRunAsync(new GitCommand(_repository, "show", $"HEAD:{_prefix}{name}"), cancellationToken);
        if (shown.Succeeded) _files.WriteUnflushed(Path.Combine(Folder, name), Encoding.UTF8.GetBytes(shown.Output), isPrivate: true);
    }
}
