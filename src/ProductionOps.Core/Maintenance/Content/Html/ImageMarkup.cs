using System.Text;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Checks how pages use images.</summary>
internal static class ImageMarkup
{
    /// <summary>Checks an <c>img</c>, <c>input</c> or <c>area</c> element.</summary>
    public static void Check(HtmlTag tag, ReadOnlySpan<byte> page, PageReport report)
    {
        switch (tag.Element)
        {
            case HtmlElement.Input when !LinkAttributes.IsImageInput(tag, page):
            case HtmlElement.Area when !tag.Has(HtmlAttributeName.Href):
                return;
        }

        if (!HasName(tag, page)) report.Add(ContentRules.AltMissing, tag.Start, "It has no alt attribute.", NameOf(tag), SourceOf(tag, page));
        if (tag.Element == HtmlElement.Img && LoadsFile(tag, page) && !HasSize(tag, page))
            report.Add(ContentRules.DimensionsMissing, tag.Start, "It has no width and height, so that what follows jumps when it is loaded.", "img", SourceOf(tag, page));
    }

    // As axe-core's rule image-alt has it.
    private static bool HasName(HtmlTag tag, ReadOnlySpan<byte> page) =>
        tag.Has(HtmlAttributeName.Alt) ||
        IsFilled(tag, HtmlAttributeName.AriaLabel) || IsFilled(tag, HtmlAttributeName.AriaLabelledBy) || IsFilled(tag, HtmlAttributeName.Title) ||
        Is(tag, page, HtmlAttributeName.AriaHidden, "true") || Is(tag, page, HtmlAttributeName.Role, "presentation") || Is(tag, page, HtmlAttributeName.Role, "none");

    private static bool LoadsFile(HtmlTag tag, ReadOnlySpan<byte> page) =>
        tag.TryFind(HtmlAttributeName.Src, out var source) ? source.Length > 0 && !source.Of(page).TrimStart(" \t\r\n"u8).StartsWith("data:"u8) : tag.Has(HtmlAttributeName.SrcSet);

    private static bool HasSize(HtmlTag tag, ReadOnlySpan<byte> page)
    {
        if (tag.Has(HtmlAttributeName.Width) && tag.Has(HtmlAttributeName.Height)) return true;
        if (!tag.TryFind(HtmlAttributeName.Style, out var attribute)) return false;
        var style = Encoding.UTF8.GetString(attribute.Of(page));
        return style.Contains("aspect-ratio", StringComparison.OrdinalIgnoreCase) ||
            (style.Contains("width", StringComparison.OrdinalIgnoreCase) && style.Contains("height", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsFilled(HtmlTag tag, HtmlAttributeName name) => tag.TryFind(name, out var attribute) && attribute.Length > 0;

    private static bool Is(HtmlTag tag, ReadOnlySpan<byte> page, HtmlAttributeName name, string value) =>
        tag.TryFind(name, out var attribute) && Ascii.EqualsIgnoreCase(attribute.Of(page), value);

    private static string NameOf(HtmlTag tag) => tag.Element.ToString().ToLowerInvariant();

    private static string? SourceOf(HtmlTag tag, ReadOnlySpan<byte> page) =>
        tag.TryFind(HtmlAttributeName.Src, out var source) || tag.TryFind(HtmlAttributeName.Href, out source) ? Encoding.UTF8.GetString(source.Of(page)) : null;
}
