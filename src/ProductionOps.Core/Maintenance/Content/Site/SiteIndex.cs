using System.Text;

namespace ProductionOps.Maintenance.Content.Site;

/// <summary>Which file a path of a URL is answered with, as servers of static files do it.</summary>
internal sealed class SiteIndex
{
    private const string IndexName = "index.html";
    private readonly Dictionary<string, int> _routes;
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, string>> _namesInAnyCase;

    /// <summary>An index of files.</summary>
    public SiteIndex(IReadOnlyList<SiteFile> files)
    {
        Files = files;
        _routes = new Dictionary<string, int>(files.Count * 2, StringComparer.Ordinal);
        _namesInAnyCase = new(NamesInAnyCase);
        foreach (var file in files) _routes.TryAdd(Key(file.Path), file.Id);
        foreach (var file in files) AddIndex(file);
        foreach (var file in files.Where(static file => file.Path.EndsWith(".html", StringComparison.Ordinal)))
            _routes.TryAdd(Key(file.Path[..^".html".Length]), file.Id);
    }

    /// <summary>The files; the id of each is its place.</summary>
    public IReadOnlyList<SiteFile> Files { get; }

    /// <summary>The id of the file that answers.</summary>
    /// <param name="path">Path of the URL, decoded, without its first slash.</param>
    /// <returns>-1 when none does.</returns>
    public int Find(string path) => _routes.GetValueOrDefault(Key(path), -1);

    /// <summary>Whether it is a directory that has no index page.</summary>
    public bool IsDirectory(string path) => path.Length == 0 || _directories.Contains(Key(path.TrimEnd('/')));

    /// <summary>The path as it is written on the disk, where only upper and lower case differ; null when nothing is near.</summary>
    public string? FindInAnyCase(string path) => _namesInAnyCase.Value.GetValueOrDefault(Key(path));

    // macOS composes names in another way than people type them.
    private static string Key(string path) => path.IsNormalized(NormalizationForm.FormC) ? path : path.Normalize(NormalizationForm.FormC);

    private void AddIndex(SiteFile file)
    {
        var directory = file.Directory;
        for (var slash = directory.Length - 1; slash > 0; slash = directory.LastIndexOf('/', slash - 1))
        {
            if (!_directories.Add(Key(directory[..slash]))) break;
        }

        if (!file.Path.AsSpan(directory.Length).SequenceEqual(IndexName)) return;
        _routes.TryAdd(Key(directory), file.Id);
        if (directory.Length > 0) _routes.TryAdd(Key(directory[..^1]), file.Id);
    }

    private Dictionary<string, string> NamesInAnyCase()
    {
        var names = new Dictionary<string, string>(_routes.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var path in _routes.Keys) names.TryAdd(path, path);
        return names;
    }
}
