namespace ProductionOps.Maintenance.Content.Images;

/// <summary>Reads an image as far as is needed to know what it is, how large, and whether all of it is there. No pixel is decoded.</summary>
internal static class ImageReader
{
    /// <summary>What an image is by its first bytes.</summary>
    public static ImageFormat FormatOf(ReadOnlySpan<byte> image)
    {
        if (image.StartsWith(PngImage.Signature)) return ImageFormat.Png;
        if (image.StartsWith<byte>([0xFF, 0xD8])) return ImageFormat.Jpeg;
        if (image.StartsWith("GIF87a"u8) || image.StartsWith("GIF89a"u8)) return ImageFormat.Gif;
        if (image.StartsWith("RIFF"u8) && image.Length >= 12 && image[8..].StartsWith("WEBP"u8)) return ImageFormat.WebP;
        if (AvifImage.IsAvif(image)) return ImageFormat.Avif;
        if (image.StartsWith("BM"u8)) return ImageFormat.Bmp;
        if (image.StartsWith<byte>([0, 0, 1, 0])) return ImageFormat.Ico;
        return SvgImage.IsSvg(image) ? ImageFormat.Svg : ImageFormat.Unknown;
    }

    /// <summary>Reads an image.</summary>
    public static ImageFacts Read(ReadOnlyMemory<byte> content)
    {
        var image = content.Span;
        return FormatOf(image) switch
        {
            ImageFormat.Png => PngImage.Read(image),
            ImageFormat.Jpeg => JpegImage.Read(image),
            ImageFormat.Gif => GifImage.Read(image),
            ImageFormat.WebP => WebPImage.Read(image),
            ImageFormat.Avif => AvifImage.Read(image),
            ImageFormat.Bmp => BmpImage.Read(image),
            ImageFormat.Ico => IcoImage.Read(image),
            ImageFormat.Svg => SvgImage.Read(content),
            _ => ImageFacts.Broken(ImageFormat.Unknown, "Its content is of no image format that browsers know."),
        };
    }
}
