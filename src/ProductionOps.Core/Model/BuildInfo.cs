namespace ProductionOps.Model;

/// <summary>What the build was and what it produced.</summary>
public sealed record BuildInfo : ModelObject
{
    /// <summary>Version of Astro that the project resolves; absent when the project does not use Astro.</summary>
    public string? AstroVersion { get; init; }

    /// <summary>Version of Node.js that ran the build, without the leading v; absent when the build ran none.</summary>
    public string? NodeVersion { get; init; }

    /// <summary>Seconds that the install and build commands took; absent when the site was prebuilt.</summary>
    public double? BuildTime { get; init; }

    /// <summary>Sizes of the output, uncompressed.</summary>
    public BundleSize? BundleSize { get; init; }

    /// <summary>Sizes of the output with text classes compressed by gzip level 9 (an addition to the specification).</summary>
    public BundleSize? CompressedSize { get; init; }

    /// <summary>Optimizations found in the output, such as minification or modern-images.</summary>
    public IReadOnlyList<string> Optimizations { get => field ?? []; init; }
}
