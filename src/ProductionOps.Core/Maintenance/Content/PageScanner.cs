using ProductionOps.Maintenance.Content.Css;
using ProductionOps.Maintenance.Content.Html;
using ProductionOps.Maintenance.Content.Links;

namespace ProductionOps.Maintenance.Content;

/// <summary>Reads pages, and SVG, for their links, places and images. One is used by one thread.</summary>
internal sealed class PageScanner(LinkChecker links, PageReport report, SiteFacts facts, bool checkImages)
{
    private readonly HtmlTag _tag = new();
    private readonly ValueBuffer _values = new();

    /// <summary>Reads a page.</summary>
    /// <param name="isXml">Whether it is SVG.</param>
    public void Scan(bool isXml)
    {
        var page = report.Text.Span;
        if (!isXml) FindBase(page);
        var tokenizer = new HtmlTokenizer(page, isXml);
        var templates = 0;
        while (tokenizer.Read(_tag))
        {
            // What a template holds is no part of the page until a script copies it.
            var isTemplate = _tag.Element == HtmlElement.Template && !isXml;
            if (isTemplate) templates = Math.Max(0, templates + (_tag.IsEnd ? -1 : 1));
            if (_tag.IsEnd || (templates > 0 && !(isTemplate && templates == 1))) continue;
            ScanAttributes(page);
            ScanElement(page);
        }

        if (tokenizer.UnclosedAt >= 0 && !isXml) report.Add(ContentRules.MarkupUnclosed, tokenizer.UnclosedAt, "It has no end, so that all that follows is swallowed.");
    }

    /// <summary>Reads a style sheet.</summary>
    /// <param name="offset">Where it begins in the text of the file.</param>
    /// <param name="length">Bytes of it.</param>
    public void ScanStyle(int offset, int length)
    {
        var css = report.Text.Span.Slice(offset, length);
        var scanner = new StyleScanner(css);
        while (scanner.Read(out var start, out var urlLength))
            CheckStyle(css.Slice(start, urlLength), new LinkPlace(HtmlElement.Style, HtmlAttributeName.Other, offset + start, LinkUse.Asset));
    }

    private void FindBase(ReadOnlySpan<byte> page)
    {
        if (page.IndexOf("<base"u8) < 0 && page.IndexOf("<BASE"u8) < 0 && page.IndexOf("<Base"u8) < 0) return;
        var tokenizer = new HtmlTokenizer(page, isXml: false);
        while (tokenizer.Read(_tag))
        {
            if (_tag.IsEnd || _tag.Element != HtmlElement.Base || !_tag.TryFind(HtmlAttributeName.Href, out var href)) continue;
            links.SetBase(_values.Read(href.Of(page)));
            return;
        }
    }

    private void ScanAttributes(ReadOnlySpan<byte> page)
    {
        var seen = 0UL;
        foreach (var attribute in _tag.Attributes)
        {
            var bit = 1UL << (int)attribute.Name;
            if (attribute.Name == HtmlAttributeName.Other || (seen & bit) != 0) continue;
            seen |= bit;
            ScanAttribute(page, attribute);
        }
    }

    private void ScanAttribute(ReadOnlySpan<byte> page, HtmlAttribute attribute)
    {
        switch (attribute.Name)
        {
            case HtmlAttributeName.Id when attribute.Length > 0:
                links.AddId(_values.ReadBytes(attribute.Of(page)), attribute.Start);
                break;
            case HtmlAttributeName.Name when attribute.Length > 0 && _tag.Element == HtmlElement.A:
                links.AddName(_values.ReadBytes(attribute.Of(page)));
                break;
            case HtmlAttributeName.Style:
                ScanStyle(page, attribute);
                break;
            case HtmlAttributeName.SrcSet or HtmlAttributeName.ImageSrcSet when LinkAttributes.HasImages(_tag.Element):
                ScanImages(page, attribute);
                break;
            default:
                if (LinkAttributes.UseOf(_tag, attribute.Name, page) is { } use)
                    links.Check(_values.Read(attribute.Of(page)), new LinkPlace(_tag.Element, attribute.Name, attribute.Start, use));
                break;
        }
    }

    private void ScanElement(ReadOnlySpan<byte> page)
    {
        switch (_tag.Element)
        {
            case HtmlElement.Style when _tag.RawLength > 0:
                ScanStyle(_tag.RawStart, _tag.RawLength);
                break;
            case HtmlElement.Meta:
                ScanMeta(page);
                break;
            case HtmlElement.Img or HtmlElement.Input or HtmlElement.Area when checkImages:
                ImageMarkup.Check(_tag, page, report);
                break;
        }
    }

    private void ScanImages(ReadOnlySpan<byte> page, HtmlAttribute attribute)
    {
        var place = new LinkPlace(_tag.Element, attribute.Name, attribute.Start, LinkUse.Asset);
        var images = new SrcSet(_values.Read(attribute.Of(page)).ToString());
        while (images.Read(out var address, out var isValid))
        {
            if (isValid) links.Check(address, place);
            else links.Add(ContentRules.SrcsetInvalid, place, address, "Its size is neither a width such as 640w nor a density such as 2x.");
        }
    }

    private void ScanStyle(ReadOnlySpan<byte> page, HtmlAttribute attribute)
    {
        if (attribute.Of(page).IndexOf((byte)'(') < 0) return;
        var css = _values.ReadBytes(attribute.Of(page)).ToArray();
        var scanner = new StyleScanner(css);
        while (scanner.Read(out var start, out var length))
            CheckStyle(css.AsSpan(start, length), new LinkPlace(HtmlElement.Style, HtmlAttributeName.Other, attribute.Start, LinkUse.Asset));
    }

    private void CheckStyle(ReadOnlySpan<byte> url, LinkPlace place)
    {
        // "#shadow" is an element of the page that uses the style, which this one need not be.
        if (url[0] != '#') links.Check(StyleScanner.Unescape(url), place);
    }

    private void ScanMeta(ReadOnlySpan<byte> page)
    {
        if (!_tag.TryFind(HtmlAttributeName.Content, out var content) || content.Length == 0) return;
        var place = new LinkPlace(HtmlElement.Meta, HtmlAttributeName.Content, content.Start, LinkUse.Page);
        if (MetaLink.IsRefresh(_tag, page))
        {
            if (MetaLink.TryParseRefresh(_values.Read(content.Of(page)), out var address, out var isImmediate)) CheckRefresh(address.ToString(), place, isImmediate);
        }
        else if (MetaLink.UseOf(_tag, page) is { } use)
        {
            links.Check(_values.Read(content.Of(page)), place with { Use = use });
        }
    }

    private void CheckRefresh(string address, LinkPlace place, bool isImmediate)
    {
        var link = links.Check(address, place);
        if (isImmediate && link.State == LinkState.Found && link.File >= 0) facts.Refreshes.TryAdd(report.File.Id, link.File);
    }
}
