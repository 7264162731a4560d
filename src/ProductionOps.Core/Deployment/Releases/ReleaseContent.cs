namespace ProductionOps.Deployment.Releases;

/// <summary>A built site that is ready to be released.</summary>
/// <param name="Directory">Full path of the directory that holds it.</param>
/// <param name="Manifest">What is in it. Files that are kept from an earlier release are not in the directory.</param>
public sealed record ReleaseContent(string Directory, ReleaseManifest Manifest)
{
    /// <summary>The deployment that makes the release.</summary>
    public string ReleaseId => Manifest.ReleaseId;

    /// <summary>
    /// Files of the release that the product itself makes, by path: the live marker. They are not in the directory, so that the output
    /// of the build stays as it was.
    /// </summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Generated { get; init; } =
        new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <summary>Full path that a file which the build made is read from.</summary>
    public string SourceOf(ReleaseFile file) => Path.Combine(Directory, file.Path.Replace('/', Path.DirectorySeparatorChar));
}
