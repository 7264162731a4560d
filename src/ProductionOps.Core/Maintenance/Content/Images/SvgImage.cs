using System.Globalization;
using System.Xml;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>SVG: XML, read to its end. Nothing from outside is loaded, and entities are bounded.</summary>
internal static class SvgImage
{
    private const int HeaderLimit = 4096;
    private const long EntityLimit = 1_000_000;
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Whether the text begins as SVG does.</summary>
    public static bool IsSvg(ReadOnlySpan<byte> image)
    {
        var head = image[..Math.Min(image.Length, HeaderLimit)];
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        return head.StartsWith("<"u8) && head.IndexOf("<svg"u8) >= 0 && !head.StartsWith("<!doctype html"u8) && !head.StartsWith("<!DOCTYPE html"u8) && !head.StartsWith("<html"u8);
    }

    /// <summary>Reads one.</summary>
    public static ImageFacts Read(ReadOnlyMemory<byte> content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = EntityLimit };
        var facts = new ImageFacts(ImageFormat.Svg);
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg") return ImageFacts.Broken(ImageFormat.Svg, "Its root is no svg element.");
            if (reader.NamespaceURI != Namespace) return ImageFacts.Broken(ImageFormat.Svg, $"Its root is not in the namespace {Namespace}, so browsers show nothing.");
            facts = facts with { Width = Length(reader.GetAttribute("width")), Height = Length(reader.GetAttribute("height")) };
            while (reader.Read())
            {
                // Reading shows whether it is well-formed.
            }

            return facts;
        }
        catch (XmlException exception)
        {
            var endsEarly = content.Span.LastIndexOf("</svg"u8) < 0 && content.Span.LastIndexOf("/>"u8) < content.Span.LastIndexOf((byte)'<');
            return endsEarly || IsAtEnd(exception, content.Span)
                ? ImageFacts.Truncated(ImageFormat.Svg, "before its elements are closed")
                : ImageFacts.Broken(ImageFormat.Svg, $"It is no well-formed XML: {exception.Message}");
        }
    }

    private static bool IsAtEnd(XmlException exception, ReadOnlySpan<byte> content) =>
        exception.LineNumber > content.Count((byte)'\n') && content.LastIndexOf("</svg>"u8) < 0;

    // Only a size of zero matters; units and percentages are left to browsers.
    private static long? Length(string? text) =>
        double.TryParse(text?.Trim().TrimEnd('p', 'x'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value) ? (long)Math.Ceiling(Math.Min(value, int.MaxValue)) : null;
}
