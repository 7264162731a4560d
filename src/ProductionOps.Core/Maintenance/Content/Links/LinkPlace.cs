using ProductionOps.Maintenance.Content.Html;

namespace ProductionOps.Maintenance.Content.Links;

/// <summary>Where a link stands.</summary>
/// <param name="Element">Element.</param>
/// <param name="Attribute">Attribute.</param>
/// <param name="Offset">Offset of the link in the text of its file.</param>
/// <param name="Use">What it is for.</param>
internal readonly record struct LinkPlace(HtmlElement Element, HtmlAttributeName Attribute, int Offset, LinkUse Use)
{
    /// <summary>Element and attribute as pages have them.</summary>
    public string Label => (Element, Attribute) switch
    {
        (HtmlElement.Loc, HtmlAttributeName.Other) => "loc",
        (HtmlElement.Style, HtmlAttributeName.Other) => "url()",
        (HtmlElement.Other, HtmlAttributeName.Other) => "manifest",
        (HtmlElement.Other, var attribute) => NameOf(attribute),
        var (element, attribute) => $"{element.ToString().ToLowerInvariant()} {NameOf(attribute)}",
    };

    private static string NameOf(HtmlAttributeName attribute) => attribute switch
    {
        HtmlAttributeName.XLinkHref => "xlink:href",
        _ => attribute.ToString().ToLowerInvariant(),
    };
}
