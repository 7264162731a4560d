using ProductionOps.Model;

namespace ProductionOps.Deployment.Releases;

/// <summary>A file of a release.</summary>
public sealed record ReleaseFile : ModelObject
{
    /// <summary>Path relative to the release, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the content, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The release that this file was kept from, for pages that are still open; null when the build made it.</summary>
    public string? KeptFrom { get; init; }
}
