using System.Text;
using ProductionOps.Maintenance.Content.Links;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Which attributes of which elements hold links (the index of attributes of the HTML Standard, and those of SVG).</summary>
internal static class LinkAttributes
{
    /// <summary>Whether an element has a list of images.</summary>
    public static bool HasImages(HtmlElement element) => element is HtmlElement.Img or HtmlElement.Source or HtmlElement.Link;

    /// <summary>What the link of an attribute is for; null where the attribute holds none.</summary>
    public static LinkUse? UseOf(HtmlTag tag, HtmlAttributeName attribute, ReadOnlySpan<byte> page) => attribute switch
    {
        HtmlAttributeName.Href => OfHref(tag, page),
        HtmlAttributeName.XLinkHref => OfSvg(tag.Element),
        HtmlAttributeName.Src => OfSource(tag, page),
        HtmlAttributeName.Poster when tag.Element == HtmlElement.Video => LinkUse.Asset,
        HtmlAttributeName.Data when tag.Element == HtmlElement.Object => LinkUse.Asset,
        HtmlAttributeName.Background when tag.Element == HtmlElement.Body => LinkUse.Asset,
        HtmlAttributeName.Action when tag.Element == HtmlElement.Form => LinkUse.Page,
        HtmlAttributeName.FormAction when tag.Element is HtmlElement.Button or HtmlElement.Input => LinkUse.Page,
        HtmlAttributeName.Cite when tag.Element is HtmlElement.BlockQuote or HtmlElement.Q or HtmlElement.Ins or HtmlElement.Del => LinkUse.Page,
        HtmlAttributeName.LongDesc when tag.Element is HtmlElement.Img or HtmlElement.IFrame => LinkUse.Page,
        _ => null,
    };

    private static LinkUse? OfHref(HtmlTag tag, ReadOnlySpan<byte> page) => tag.Element switch
    {
        HtmlElement.A or HtmlElement.Area => LinkUse.Page,
        HtmlElement.Link => OfRelation(tag, page),
        _ => OfSvg(tag.Element),
    };

    private static LinkUse? OfSvg(HtmlElement element) => element switch
    {
        HtmlElement.A => LinkUse.Page,
        HtmlElement.Use or HtmlElement.Image => LinkUse.Asset,
        _ => null,
    };

    private static LinkUse? OfSource(HtmlTag tag, ReadOnlySpan<byte> page) => tag.Element switch
    {
        HtmlElement.IFrame or HtmlElement.Frame => LinkUse.Page,
        HtmlElement.Input => IsImageInput(tag, page) ? LinkUse.Asset : null,
        HtmlElement.Img or HtmlElement.Image or HtmlElement.Script or HtmlElement.Source or HtmlElement.Video or HtmlElement.Audio or
            HtmlElement.Track or HtmlElement.Embed => LinkUse.Asset,
        _ => null,
    };

    /// <summary>Whether it is a button that is an image.</summary>
    public static bool IsImageInput(HtmlTag tag, ReadOnlySpan<byte> page) =>
        tag.Element == HtmlElement.Input && tag.TryFind(HtmlAttributeName.Type, out var type) && Ascii.EqualsIgnoreCase(type.Of(page), "image"u8);

    private static LinkUse? OfRelation(HtmlTag tag, ReadOnlySpan<byte> page)
    {
        if (!tag.TryFind(HtmlAttributeName.Rel, out var rel)) return null;
        LinkUse? use = null;
        var relations = rel.Of(page);
        foreach (var range in relations.SplitAny(" \t\r\n\f"u8))
        {
            var relation = relations[range];
            // These open a connection and load nothing.
            if (IsOneOf(relation, "preconnect", "dns-prefetch")) return null;
            if (IsOneOf(relation, "stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "apple-touch-startup-image"))
                return LinkUse.Asset;
            if (!relation.IsEmpty) use = LinkUse.Page;
        }

        return use;
    }

    private static bool IsOneOf(ReadOnlySpan<byte> text, params ReadOnlySpan<string> choices)
    {
        foreach (var choice in choices)
        {
            if (Ascii.EqualsIgnoreCase(text, choice)) return true;
        }

        return false;
    }
}
