using System.Text;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Source;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>Puts the files of a release into a tree of the repository.</summary>
internal sealed class GitReleaseTree(GitClient git, GitBranchSettings settings, string repositoryRoot, string target)
{
    private const string NoJekyll = ".nojekyll";
    private const string Cname = "CNAME";

    /// <summary>Files that the target adds to every release, relative to the site's directory.</summary>
    public static bool IsAdded(string path) => path is NoJekyll or Cname;

    /// <summary>Writes a tree with a release.</summary>
    /// <param name="content">The release.</param>
    /// <param name="tip">The branch as it is; null when there is none.</param>
    /// <param name="findRelease">The commit of an earlier release, for assets that are kept from it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> WriteAsync(
        ReleaseContent content, string? tip, Func<string, string?> findRelease, CancellationToken cancellationToken)
    {
        foreach (var file in content.Manifest.Files) ReleasePath.Check(file.Path);
        var objects = await StoreAsync(content, cancellationToken);
        await AddKeptAsync(objects, content, findRelease, cancellationToken);
        objects.TryAdd(NoJekyll, await StoreTextAsync(string.Empty, cancellationToken));
        if (await FindCnameAsync(objects, tip, cancellationToken) is { } cname) objects[Cname] = cname;
        using var index = new GitIndex(git, repositoryRoot);
        if (tip is not null && settings.Prefix.Length > 0) await index.ReadExceptAsync(tip, settings.Prefix, cancellationToken);
        await index.AddAsync(objects.Select(pair => KeyValuePair.Create(settings.Prefix + pair.Key, pair.Value)), cancellationToken);
        return await index.WriteTreeAsync(cancellationToken);
    }

    /// <summary>Writes a tree with the release of an earlier commit, and everything beside the site's directory as it is now.</summary>
    public async Task<string> RestoreAsync(string commit, string? tip, CancellationToken cancellationToken)
    {
        var tree = (await git.RunAsync(Command("rev-parse", "--verify", $"{commit}^{{tree}}"), cancellationToken)).Trim();
        if (tip is null || settings.Prefix.Length == 0) return tree;
        using var index = new GitIndex(git, repositoryRoot);
        await index.ReadExceptAsync(tip, settings.Prefix, cancellationToken);
        await index.ReadBelowAsync($"{commit}:{settings.Prefix.TrimEnd('/')}", settings.Prefix, cancellationToken);
        return await index.WriteTreeAsync(cancellationToken);
    }

    /// <summary>The objects of the files of a commit, by their paths relative to the site's directory.</summary>
    public async Task<Dictionary<string, string>> ListAsync(string commit, CancellationToken cancellationToken)
    {
        var listing = await git.RunAsync(Command("ls-tree", "-r", "-z", "--full-tree", commit), cancellationToken);
        var objects = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in listing.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // "100644 blob <object>\t<path>"
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var path = entry[(tab + 1)..];
            if (path.StartsWith(settings.Prefix, StringComparison.Ordinal)) objects[path[settings.Prefix.Length..]] = entry[..tab].Split(' ')[2];
        }

        return objects;
    }

    private async Task<Dictionary<string, string>> StoreAsync(ReleaseContent content, CancellationToken cancellationToken)
    {
        var objects = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, bytes) in content.Generated) objects[path] = await StoreTextAsync(Encoding.UTF8.GetString(bytes.Span), cancellationToken);
        var built = content.Manifest.Files.Where(file => file.KeptFrom is null && !content.Generated.ContainsKey(file.Path)).ToLookup(
            file => content.SourceOf(file).Contains('\n', StringComparison.Ordinal));
        foreach (var file in built[true])
        {
            // The list on standard input is one path a line.
            var command = Store("hash-object", "-w", "--no-filters", "--", content.SourceOf(file));
            objects[file.Path] = (await git.RunAsync(command, cancellationToken)).Trim();
        }

        var listed = built[false].ToArray();
        var input = string.Concat(listed.Select(file => content.SourceOf(file) + "\n"));
        var output = await git.RunAsync(Store("hash-object", "-w", "--no-filters", "--stdin-paths") with { Input = input }, cancellationToken);
        foreach (var (file, id) in listed.Zip(output.Split('\n', StringSplitOptions.RemoveEmptyEntries))) objects[file.Path] = id;
        return objects;
    }

    private async Task AddKeptAsync(
        Dictionary<string, string> objects, ReleaseContent content, Func<string, string?> findRelease, CancellationToken cancellationToken)
    {
        foreach (var group in content.Manifest.Files.Where(file => file.KeptFrom is not null).GroupBy(file => file.KeptFrom!, StringComparer.Ordinal))
        {
            var earlier = findRelease(group.Key) is { } commit ? await ListAsync(commit, cancellationToken) : [];
            foreach (var file in group)
            {
                objects[file.Path] = earlier.GetValueOrDefault(file.Path) ?? throw TargetErrors.KeptFileMissing(target, file.Path, group.Key);
            }
        }
    }

    private async Task<string?> FindCnameAsync(Dictionary<string, string> objects, string? tip, CancellationToken cancellationToken)
    {
        // A CNAME that the build wrote is a file of the release like any other.
        if (objects.TryGetValue(Cname, out var built)) return built;
        if (settings.Cname is { } cname) return await StoreTextAsync(cname + "\n", cancellationToken);
        return tip is null ? null : (await ListAsync(tip, cancellationToken)).GetValueOrDefault(Cname);
    }

    private async Task<string> StoreTextAsync(string text, CancellationToken cancellationToken) =>
        (await git.RunAsync(Store("hash-object", "-w", "--stdin") with { Input = text }, cancellationToken)).Trim();

    // Images do not get smaller by being compressed once more, and git packs everything anew before it sends it.
    private GitCommand Store(params IReadOnlyList<string> arguments) =>
        Command(arguments) with { Options = ["-c", "core.looseCompression=1"] };

    private GitCommand Command(params IReadOnlyList<string> arguments) => new(repositoryRoot, arguments);
}
