namespace ProductionOps.Deployment.Build;

/// <summary>What was seen of one file of the output.</summary>
/// <param name="Path">Path relative to the output, with forward slashes.</param>
/// <param name="Class">What it is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="CompressedLength">Bytes after gzip level 9 for text, as they are otherwise.</param>
internal sealed record OutputFile(string Path, FileClass Class, long Length, long CompressedLength)
{
    /// <summary>Whether its text is minified; only for scripts and style sheets.</summary>
    public bool IsMinified { get; init; }

    /// <summary>Whether it imports another script by a relative path; only for scripts.</summary>
    public bool ImportsScript { get; init; }

    /// <summary>Whether it has an image that is loaded lazily; only for pages.</summary>
    public bool HasLazyImage { get; init; }

    /// <summary>Whether its first bytes are those of WebP or AVIF; only for images.</summary>
    public bool IsModernImage { get; init; }
}
