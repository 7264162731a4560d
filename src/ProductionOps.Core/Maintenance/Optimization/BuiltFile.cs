namespace ProductionOps.Maintenance.Optimization;

/// <summary>A file of the built site.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Path in the site, with slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">Time of the last change, in UTC.</param>
internal sealed record BuiltFile(string Path, string Name, long Length, DateTimeOffset Modified)
{
    private static readonly HashSet<string> TextTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ".html", ".htm", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".webmanifest", ".map", ".ics", ".md",
    };

    private static readonly HashSet<string> ImageTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff",
    };

    /// <summary>Whether it is text, which compresses well.</summary>
    public bool IsText => TextTypes.Contains(System.IO.Path.GetExtension(Name));

    /// <summary>Whether it is an image whose format compresses already.</summary>
    public bool IsImage => ImageTypes.Contains(System.IO.Path.GetExtension(Name));

    /// <summary>Whether it is another file's compressed form.</summary>
    public bool IsPrecompressed => System.IO.Path.GetExtension(Name) is ".gz" or ".br";
}
