using System.Text;
using ProductionOps.Deployment.Source;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>A private index in a temporary file: trees are put together in it, and neither the user's index nor the work tree is touched.</summary>
internal sealed class GitIndex : IDisposable
{
    private const string NoObject = "0000000000000000000000000000000000000000";

    private readonly GitClient _git;
    private readonly string _repositoryRoot;
    private readonly string _folder = Directory.CreateTempSubdirectory("productionops-").FullName;
    private readonly Dictionary<string, string> _variables;

    public GitIndex(GitClient git, string repositoryRoot)
    {
        _git = git;
        _repositoryRoot = repositoryRoot;
        _variables = new(StringComparer.Ordinal) { ["GIT_INDEX_FILE"] = Path.Combine(_folder, "index") };
    }

    /// <summary>Starts from a commit, without what is below a directory.</summary>
    public async Task ReadExceptAsync(string commit, string prefix, CancellationToken cancellationToken)
    {
        await _git.RunAsync(Command("read-tree", commit), cancellationToken);
        var below = await _git.RunAsync(Command("ls-files", "-z", "--full-name", "--", $":(top,literal){prefix}"), cancellationToken);
        var removals = below.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => $"0 {NoObject}\t{path}");
        await UpdateAsync(removals, cancellationToken);
    }

    /// <summary>Puts a tree below a directory that has nothing yet.</summary>
    public Task ReadBelowAsync(string tree, string prefix, CancellationToken cancellationToken) =>
        _git.RunAsync(Command("read-tree", $"--prefix={prefix}", tree), cancellationToken);

    /// <summary>Adds files by their objects.</summary>
    public Task AddAsync(IEnumerable<KeyValuePair<string, string>> objectsByPath, CancellationToken cancellationToken) =>
        UpdateAsync(objectsByPath.Select(pair => $"100644 {pair.Value}\t{pair.Key}"), cancellationToken);

    /// <summary>Writes the tree and returns its object.</summary>
    public async Task<string> WriteTreeAsync(CancellationToken cancellationToken) =>
        (await _git.RunAsync(Command("write-tree"), cancellationToken)).Trim();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task UpdateAsync(IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var input = new StringBuilder();
        foreach (var line in lines) input.Append(line).Append('\0');
        if (input.Length == 0) return;
        await _git.RunAsync(Command("update-index", "-z", "--index-info") with { Input = input.ToString() }, cancellationToken);
    }

    private GitCommand Command(params IReadOnlyList<string> arguments) => new(_repositoryRoot, arguments) { Variables = _variables };
}
