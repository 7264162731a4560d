namespace ProductionOps.Model;

/// <summary>Bytes of what a page loads.</summary>
public sealed record BundleAnalysis : ModelObject
{
    /// <summary>Bytes of JavaScript.</summary>
    public long Javascript { get; init; }

    /// <summary>Bytes of style sheets.</summary>
    public long Css { get; init; }

    /// <summary>Bytes of images, which are part of the assets (an addition to the specification).</summary>
    public long? Images { get; init; }

    /// <summary>Bytes of everything else.</summary>
    public long Assets { get; init; }

    /// <summary>Bytes of all.</summary>
    public long Total { get; init; }

    /// <summary>1 minus transferred over uncompressed bytes of compressible types.</summary>
    public double? CompressionRatio { get; init; }
}
