using ProductionOps.Files;

namespace ProductionOps.Maintenance.Content.Freshness;

/// <summary>Which file of an Astro project a file of its built site is made from, as far as that can be told.</summary>
internal sealed class SourceMap
{
    private const string Pages = "src/pages/";
    private const string Content = "src/content/";
    private const string Public = "public/";
    private static readonly string[] Texts = [".md", ".mdx", ".mdoc", ".markdown", ".astro", ".html", ".json", ".yaml", ".yml"];

    private readonly Dictionary<string, string> _pages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _content = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _public = new(StringComparer.Ordinal);
    private readonly List<(string[] Segments, string Path)> _patterns = [];

    /// <summary>Reads the names of a project.</summary>
    public SourceMap(IFileSystem files, string project)
    {
        foreach (var path in Under(files, project, Pages)) AddPage(path);
        foreach (var path in Under(files, project, Content)) AddContent(path);
        foreach (var path in Under(files, project, Public)) _public.Add(path);
    }

    /// <summary>Whether the project has pages that it could be.</summary>
    public bool IsEmpty => _pages.Count == 0 && _patterns.Count == 0;

    /// <summary>The source of a page with a content of its own; null where it is not known.</summary>
    /// <param name="path">Path relative to the built site.</param>
    /// <returns>Path relative to the project.</returns>
    public string? FindContent(string path)
    {
        if (RouteOf(path) is not { } route) return null;
        if (_pages.TryGetValue(route, out var page)) return page;
        for (var rest = route; ; rest = rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..])
        {
            if (_content.TryGetValue(rest, out var content)) return content;
            if (!rest.Contains('/', StringComparison.Ordinal)) return null;
        }
    }

    /// <summary>The source of a file: its content, else the page that makes many, else the file that is copied.</summary>
    public string? Find(string path)
    {
        if (FindContent(path) is { } content) return content;
        if (_public.Contains(Public + path)) return Public + path;
        if (RouteOf(path) is not { } route) return null;
        var segments = route.Split('/');
        return _patterns.Find(pattern => Matches(pattern.Segments, segments)).Path;
    }

    private void AddPage(string path)
    {
        if (!IsText(path)) return;
        var route = WithoutIndex(WithoutExtension(path[Pages.Length..]));
        if (route.Split('/').Any(static segment => segment.StartsWith('_'))) return;
        if (route.Contains('[', StringComparison.Ordinal)) _patterns.Add((route.Split('/'), path));
        else _pages.TryAdd(route, path);
    }

    // "src/content/exhibits/coins.md" is a page "exhibits/coins", or "coins" where the pages are elsewhere.
    private void AddContent(string path)
    {
        if (!IsText(path)) return;
        var slug = WithoutIndex(WithoutExtension(path[Content.Length..]));
        AddSlug(slug, path);
        if (slug.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash) AddSlug(slug[(slash + 1)..], path);
    }

    // Two of one name are none: a wrong source is worse than no source.
    private void AddSlug(string slug, string path) => _content[slug] = _content.TryGetValue(slug, out var known) && known != path ? null : path;

    private static string? RouteOf(string path)
    {
        if (!path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)) return null;
        return WithoutIndex(WithoutExtension(path));
    }

    private static bool Matches(string[] pattern, string[] segments)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i].StartsWith("[...", StringComparison.Ordinal)) return true;
            if (i >= segments.Length || (!pattern[i].Contains('[', StringComparison.Ordinal) && pattern[i] != segments[i])) return false;
        }

        return pattern.Length == segments.Length;
    }

    private static IEnumerable<string> Under(IFileSystem files, string project, string directory)
    {
        foreach (var entry in files.Enumerate(Path.Combine(project, directory)))
        {
            if (entry.Kind == FileEntryKind.File) yield return directory + entry.Name;
            if (entry.Kind != FileEntryKind.Directory) continue;
            foreach (var path in Under(files, project, $"{directory}{entry.Name}/")) yield return path;
        }
    }

    private static bool IsText(string path) => Array.Exists(Texts, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static string WithoutExtension(string path) => path[..path.LastIndexOf('.')];

    private static string WithoutIndex(string route) =>
        route == "index" ? string.Empty : route.EndsWith("/index", StringComparison.Ordinal) ? route[..^"/index".Length] : route;
}
