namespace ProductionOps.Maintenance.Content.Site;

/// <summary>A file of a built site.</summary>
/// <param name="Id">Its place among the files, from 0.</param>
/// <param name="Path">Path relative to the site, with forward slashes, as the disk has it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Kind">How it is checked.</param>
internal sealed record SiteFile(int Id, string Path, long Length, SiteFileKind Kind)
{
    private static readonly HashSet<string> ImageExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".ico", ".bmp", ".apng",
    };

    /// <summary>Whether links may name a place in it.</summary>
    public bool HasAnchors => Kind is SiteFileKind.Page or SiteFileKind.Vector;

    /// <summary>Its directory relative to the site, with a slash at its end; empty for the site itself.</summary>
    public string Directory => Path[..(Path.LastIndexOf('/') + 1)];

    /// <summary>How a file of that path is checked.</summary>
    public static SiteFileKind KindOf(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var extension = System.IO.Path.GetExtension(name);
        if (IsOneOf(extension, ".html", ".htm", ".xhtml")) return SiteFileKind.Page;
        if (IsOneOf(extension, ".css")) return SiteFileKind.Style;
        if (IsOneOf(extension, ".svg")) return SiteFileKind.Vector;
        if (ImageExtensions.Contains(extension)) return SiteFileKind.Image;
        if (IsOneOf(extension, ".webmanifest") || IsOneOf(path, "manifest.json")) return SiteFileKind.Manifest;
        if (path == "_redirects") return SiteFileKind.Redirects;
        return IsOneOf(extension, ".xml") && name.StartsWith("sitemap", StringComparison.OrdinalIgnoreCase) ? SiteFileKind.Sitemap : SiteFileKind.Other;
    }

    private static bool IsOneOf(string text, params ReadOnlySpan<string> choices)
    {
        foreach (var choice in choices)
        {
            if (text.Equals(choice, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
