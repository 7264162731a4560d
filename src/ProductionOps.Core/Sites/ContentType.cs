using System.Collections.Frozen;

namespace ProductionOps.Sites;

/// <summary>How a file of a site is announced.</summary>
/// <param name="Name">Value of the <c>Content-Type</c> header.</param>
/// <param name="IsCompressible">Whether compressing it makes it smaller.</param>
internal sealed record ContentType(string Name, bool IsCompressible)
{
    private static readonly ContentType Unknown = new("application/octet-stream", IsCompressible: false);

    private static readonly FrozenDictionary<string, ContentType> ByExtension = new Dictionary<string, ContentType>(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = Text("text/html"),
        [".htm"] = Text("text/html"),
        [".css"] = Text("text/css"),
        [".js"] = Text("text/javascript"),
        [".mjs"] = Text("text/javascript"),
        [".cjs"] = Text("text/javascript"),
        [".json"] = Text("application/json"),
        [".map"] = Text("application/json"),
        [".webmanifest"] = Text("application/manifest+json"),
        [".xml"] = Text("application/xml"),
        [".rss"] = Text("application/rss+xml"),
        [".atom"] = Text("application/atom+xml"),
        [".txt"] = Text("text/plain"),
        [".md"] = Text("text/markdown"),
        [".csv"] = Text("text/csv"),
        [".vtt"] = Text("text/vtt"),
        [".ics"] = Text("text/calendar"),
        [".svg"] = Text("image/svg+xml"),
        [".wasm"] = new("application/wasm", IsCompressible: true),
        [".ttf"] = new("font/ttf", IsCompressible: true),
        [".otf"] = new("font/otf", IsCompressible: true),
        [".ico"] = new("image/x-icon", IsCompressible: true),
        [".bmp"] = new("image/bmp", IsCompressible: true),
        [".woff"] = Binary("font/woff"),
        [".woff2"] = Binary("font/woff2"),
        [".png"] = Binary("image/png"),
        [".jpg"] = Binary("image/jpeg"),
        [".jpeg"] = Binary("image/jpeg"),
        [".gif"] = Binary("image/gif"),
        [".webp"] = Binary("image/webp"),
        [".avif"] = Binary("image/avif"),
        [".jxl"] = Binary("image/jxl"),
        [".mp3"] = Binary("audio/mpeg"),
        [".ogg"] = Binary("audio/ogg"),
        [".wav"] = Binary("audio/wav"),
        [".mp4"] = Binary("video/mp4"),
        [".webm"] = Binary("video/webm"),
        [".pdf"] = Binary("application/pdf"),
        [".zip"] = Binary("application/zip"),
        [".gz"] = Binary("application/gzip"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The type of a file by its name.</summary>
    public static ContentType Of(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path), Unknown);

    private static ContentType Text(string name) => new(name + "; charset=utf-8", IsCompressible: true);

    private static ContentType Binary(string name) => new(name, IsCompressible: false);
}
