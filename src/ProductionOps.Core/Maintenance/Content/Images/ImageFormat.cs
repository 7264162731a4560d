namespace ProductionOps.Maintenance.Content.Images;

/// <summary>Formats that are told by their content.</summary>
internal enum ImageFormat
{
    Unknown,
    Png,
    Jpeg,
    Gif,
    WebP,
    Avif,
    Svg,
    Ico,
    Bmp,
}
