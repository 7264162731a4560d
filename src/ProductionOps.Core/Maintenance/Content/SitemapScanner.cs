using System.Xml;
using ProductionOps.Maintenance.Content.Html;
using ProductionOps.Maintenance.Content.Links;

namespace ProductionOps.Maintenance.Content;

/// <summary>Reads sitemaps (sitemaps.org, protocol 0.9) for the pages that they name.</summary>
internal sealed class SitemapScanner(LinkChecker links, PageReport report)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    /// <summary>Reads the text of the report.</summary>
    public void Scan()
    {
        try
        {
            using var stream = new MemoryStream(report.Text.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            var lines = new LineOffsets(report.Text.Span);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                var offset = reader is IXmlLineInfo info ? lines.OffsetOf(info.LineNumber) : 0;
                if (reader.LocalName == "loc") Check(reader.ReadElementContentAsString().Trim(), offset);
                else if (reader.LocalName == "link" && reader.GetAttribute("href") is { } alternate) Check(alternate, offset);
            }
        }
        catch (XmlException exception)
        {
            report.AddAt(ContentRules.SitemapInvalid, Math.Max(1, exception.LineNumber), Math.Max(1, exception.LinePosition), "It is no well-formed XML.");
        }
    }

    private void Check(string address, int line)
    {
        var place = new LinkPlace(HtmlElement.Loc, HtmlAttributeName.Other, line, LinkUse.Page);
        if (Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme.StartsWith("http", StringComparison.Ordinal)) links.Check(address, place);
        else links.Add(ContentRules.SitemapInvalid, place, address, "A sitemap has full addresses only.");
    }

    // The reader tells lines, the report wants offsets.
    private readonly struct LineOffsets
    {
        private readonly List<int> _starts = [0];

        public LineOffsets(ReadOnlySpan<byte> text)
        {
            for (var position = 0; text[position..].IndexOf((byte)'\n') is >= 0 and var offset; position = _starts[^1]) _starts.Add(position + offset + 1);
        }

        public int OffsetOf(int line) => line > 0 && line <= _starts.Count ? _starts[line - 1] : 0;
    }
}
