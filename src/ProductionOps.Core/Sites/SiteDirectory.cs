using ProductionOps.Files;

namespace ProductionOps.Sites;

/// <summary>
/// One directory of files as one request sees it: the link that names it is followed once, so that a switch of releases in the
/// middle of a request cannot mix two of them. Links inside are followed only as long as they stay inside.
/// </summary>
internal sealed class SiteDirectory
{
    private const int MaximumLinks = 16;
    private readonly IFileSystem _files;
    private readonly string _root;

    public SiteDirectory(IFileSystem files, string directory)
    {
        _files = files;
        _root = Follow(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
    }

    /// <summary>The full path of a file; null when the site has none of that name.</summary>
    public string? FindFile(IEnumerable<string> segments) => Resolve(segments) is { } path && _files.FileExists(path) ? path : null;

    /// <summary>Whether the site has a directory of that name.</summary>
    public bool HasDirectory(IEnumerable<string> segments) => Resolve(segments) is { } path && _files.DirectoryExists(path);

    private string Follow(string path)
    {
        for (var links = 0; links < MaximumLinks && _files.ReadLink(path) is { } target; links++)
            path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target, Path.GetDirectoryName(path) ?? path));
        return path;
    }

    // Walks name by name and starts again at the root after every link, so what is opened in the end contains no link at all.
    private string? Resolve(IEnumerable<string> segments)
    {
        var pending = new Queue<string>(segments);
        var path = _root;
        var links = 0;
        while (pending.TryDequeue(out var segment))
        {
            path = Path.Combine(path, segment);
            if (_files.ReadLink(path) is not { } target) continue;
            if (++links > MaximumLinks) return null;
            var linked = Path.GetRelativePath(_root, Path.GetFullPath(target, Path.GetDirectoryName(path)!));
            if (Path.IsPathRooted(linked)) return null;
            var names = linked.Split(Path.DirectorySeparatorChar);
            if (names[0] == "..") return null;
            pending = new Queue<string>(names.Where(name => name != ".").Concat(pending));
            path = _root;
        }

        return path;
    }
}
