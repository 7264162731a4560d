using System.Globalization;
using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>Judges the images of a site by their bytes.</summary>
internal static class ImageFileCheck
{
    /// <summary>Judges one.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="report">Where faults are noted.</param>
    public static void Check(ReadOnlyMemory<byte> content, PageReport report)
    {
        if (content.IsEmpty)
        {
            report.Add(ContentRules.ImageEmpty, "The file is empty.");
            return;
        }

        var facts = ImageReader.Read(content);
        if (facts.Damage is { } damage) report.Add(facts.IsTruncated ? ContentRules.ImageTruncated : ContentRules.ImageBroken, damage);
        else if (facts.Width is <= 0 || facts.Height is <= 0) report.Add(ContentRules.ImageEmpty, $"It is {facts.Width} pixels wide and {facts.Height} high.");
        if (facts.Format != ImageFormat.Unknown && !Expected(report.File).Contains(facts.Format))
            report.Add(ContentRules.ImageMislabelled, $"It is {NameOf(facts.Format)}, which {Path.GetExtension(report.File.Path)} does not say.");
    }

    /// <summary>Judges the size of one.</summary>
    public static void CheckLength(SiteFile file, long limit, PageReport report)
    {
        if (file.Length > limit)
            report.Add(ContentRules.ImageLarge, string.Create(CultureInfo.InvariantCulture, $"It has {file.Length / 1_000_000.0:0.0} MB; the limit is {limit / 1_000_000.0:0.0} MB."));
    }

    private static ReadOnlySpan<ImageFormat> Expected(SiteFile file) => Path.GetExtension(file.Path).ToLowerInvariant() switch
    {
        ".png" or ".apng" => [ImageFormat.Png],
        ".jpg" or ".jpeg" or ".jfif" => [ImageFormat.Jpeg],
        ".gif" => [ImageFormat.Gif],
        ".webp" => [ImageFormat.WebP],
        ".avif" => [ImageFormat.Avif],
        ".bmp" => [ImageFormat.Bmp],
        ".svg" => [ImageFormat.Svg],
        // Browsers take any image for an icon, and a PNG of that name is usual.
        _ => [ImageFormat.Ico, ImageFormat.Png],
    };

    private static string NameOf(ImageFormat format) => format is ImageFormat.WebP ? "WebP" : format.ToString().ToUpperInvariant();
}
