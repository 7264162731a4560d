using ProductionOps.Model;

namespace ProductionOps.Deployment.Releases;

/// <summary>Every file of a release and its hash: what "the same release" means.</summary>
public sealed record ReleaseManifest : ModelObject
{
    /// <summary>The deployment that made the release.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Git commit that it was built from.</summary>
    public required string CommitHash { get; init; }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over one line a file in ordinal order of the paths: the path in UTF-8, a zero byte, the
    /// length in decimal digits, a zero byte, the file's SHA-256, a line feed. The live marker is one of the files; it names the
    /// deployment and the commit and not this checksum, which could not contain itself.
    /// </summary>
    public required string Checksum { get; init; }

    /// <summary>The files, in ordinal order of their paths.</summary>
    public IReadOnlyList<ReleaseFile> Files { get => field ?? []; init; }
}
