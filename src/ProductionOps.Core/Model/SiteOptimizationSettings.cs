namespace ProductionOps.Model;

/// <summary>What optimization looks for in the built site, and does (an addition to the specification).</summary>
public sealed record SiteOptimizationSettings : ModelObject
{
    /// <summary>Formats in which the server of the site serves files that were compressed before; none when absent.</summary>
    public IReadOnlyList<PrecompressionFormat>? Precompression { get; init; }

    /// <summary>Bytes from which a text file is worth compressing; 1024 when absent.</summary>
    public int? MinimumSize { get; init; }

    /// <summary>Bytes from which an image is named as oversized; 300000 when absent.</summary>
    public long? MaximumImageSize { get; init; }

    /// <summary>Paths in the built site, with wildcards, that are never named as unused.</summary>
    public IReadOnlyList<string>? KeepUnused { get; init; }
}
