namespace ProductionOps.Maintenance.Content.Images;

/// <summary>What the bytes of an image say.</summary>
/// <param name="Format">Its format, whatever its name says.</param>
internal sealed record ImageFacts(ImageFormat Format)
{
    /// <summary>Width in pixels; null where it has none of its own, as SVG may have.</summary>
    public long? Width { get; init; }

    /// <summary>Height in pixels; null where it has none of its own.</summary>
    public long? Height { get; init; }

    /// <summary>Why it cannot be shown, in a sentence; null where nothing is against it.</summary>
    public string? Damage { get; init; }

    /// <summary>Whether it ends before its content does.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>An image that ends before its content does.</summary>
    public static ImageFacts Truncated(ImageFormat format, string where) => new(format) { IsTruncated = true, Damage = $"It ends {where}." };

    /// <summary>An image that cannot be shown.</summary>
    public static ImageFacts Broken(ImageFormat format, string why) => new(format) { Damage = why };
}
