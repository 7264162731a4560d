namespace ProductionOps.Model;

/// <summary>Bytes of a built site by class of file.</summary>
public sealed record BundleSize : ModelObject
{
    /// <summary>Bytes of JavaScript.</summary>
    public long Javascript { get; init; }

    /// <summary>Bytes of style sheets.</summary>
    public long Css { get; init; }

    /// <summary>Bytes of everything else: pages, images, fonts, data.</summary>
    public long Assets { get; init; }

    /// <summary>Bytes of all files.</summary>
    public long Total { get; init; }
}
