using System.Text;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Tells elements and attributes by their names, in any case.</summary>
internal static class HtmlNames
{
    private static readonly string[] BreakoutNames =
    [
        "b", "big", "br", "center", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "li", "listing",
        "menu", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
    ];

    /// <summary>Which element a name is of.</summary>
    public static HtmlElement Element(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => (name[0] | 0x20) switch { 'a' => HtmlElement.A, 'q' => HtmlElement.Q, _ => HtmlElement.Other },
        3 => OfThree(name),
        4 => OfFour(name),
        5 => OfFive(name),
        6 => OfSix(name),
        8 => OfEight(name),
        7 => Is(name, "noembed"u8) ? HtmlElement.NoEmbed : HtmlElement.Other,
        9 => Is(name, "plaintext"u8) ? HtmlElement.PlainText : HtmlElement.Other,
        10 => Is(name, "blockquote"u8) ? HtmlElement.BlockQuote : HtmlElement.Other,
        13 => Is(name, "foreignobject"u8) ? HtmlElement.ForeignObject : HtmlElement.Other,
        _ => HtmlElement.Other,
    };

    /// <summary>Whether a start tag of that name ends SVG and MathML, because it can only be HTML.</summary>
    public static bool IsBreakout(ReadOnlySpan<byte> name)
    {
        foreach (var each in BreakoutNames)
        {
            if (Ascii.EqualsIgnoreCase(name, each)) return true;
        }

        return false;
    }

    /// <summary>Which attribute a name is of.</summary>
    public static HtmlAttributeName Attribute(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => Is(name, "id"u8) ? HtmlAttributeName.Id : HtmlAttributeName.Other,
        3 => AttributeOfThree(name),
        4 => AttributeOfFour(name),
        5 => AttributeOfFive(name),
        6 => AttributeOfSix(name),
        7 => Is(name, "content"u8) ? HtmlAttributeName.Content : Is(name, "charset"u8) ? HtmlAttributeName.Charset : HtmlAttributeName.Other,
        8 => AttributeOfEight(name),
        10 => AttributeOfTen(name),
        11 => Is(name, "aria-hidden"u8) ? HtmlAttributeName.AriaHidden : Is(name, "imagesrcset"u8) ? HtmlAttributeName.ImageSrcSet : HtmlAttributeName.Other,
        15 => Is(name, "aria-labelledby"u8) ? HtmlAttributeName.AriaLabelledBy : HtmlAttributeName.Other,
        _ => HtmlAttributeName.Other,
    };

    private static HtmlElement OfThree(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        'i' => Is(name, "img"u8) ? HtmlElement.Img : Is(name, "ins"u8) ? HtmlElement.Ins : HtmlElement.Other,
        's' => Is(name, "svg"u8) ? HtmlElement.Svg : HtmlElement.Other,
        'u' => Is(name, "use"u8) ? HtmlElement.Use : HtmlElement.Other,
        'd' => Is(name, "del"u8) ? HtmlElement.Del : HtmlElement.Other,
        'x' => Is(name, "xmp"u8) ? HtmlElement.Xmp : HtmlElement.Other,
        'l' => Is(name, "loc"u8) ? HtmlElement.Loc : HtmlElement.Other,
        _ => HtmlElement.Other,
    };

    private static HtmlElement OfFour(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        'a' => Is(name, "area"u8) ? HtmlElement.Area : HtmlElement.Other,
        'b' => Is(name, "base"u8) ? HtmlElement.Base : Is(name, "body"u8) ? HtmlElement.Body : HtmlElement.Other,
        'd' => Is(name, "desc"u8) ? HtmlElement.Desc : HtmlElement.Other,
        'f' => Is(name, "form"u8) ? HtmlElement.Form : HtmlElement.Other,
        'l' => Is(name, "link"u8) ? HtmlElement.Link : HtmlElement.Other,
        'm' => Is(name, "meta"u8) ? HtmlElement.Meta : Is(name, "math"u8) ? HtmlElement.Math : HtmlElement.Other,
        _ => HtmlElement.Other,
    };

    private static HtmlElement OfFive(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        'a' => Is(name, "audio"u8) ? HtmlElement.Audio : HtmlElement.Other,
        'e' => Is(name, "embed"u8) ? HtmlElement.Embed : HtmlElement.Other,
        'f' => Is(name, "frame"u8) ? HtmlElement.Frame : HtmlElement.Other,
        'i' => Is(name, "input"u8) ? HtmlElement.Input : Is(name, "image"u8) ? HtmlElement.Image : HtmlElement.Other,
        's' => Is(name, "style"u8) ? HtmlElement.Style : HtmlElement.Other,
        't' => Is(name, "title"u8) ? HtmlElement.Title : Is(name, "track"u8) ? HtmlElement.Track : HtmlElement.Other,
        'v' => Is(name, "video"u8) ? HtmlElement.Video : HtmlElement.Other,
        _ => HtmlElement.Other,
    };

    private static HtmlElement OfSix(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        'b' => Is(name, "button"u8) ? HtmlElement.Button : HtmlElement.Other,
        'i' => Is(name, "iframe"u8) ? HtmlElement.IFrame : HtmlElement.Other,
        'o' => Is(name, "object"u8) ? HtmlElement.Object : HtmlElement.Other,
        's' => Is(name, "script"u8) ? HtmlElement.Script : Is(name, "source"u8) ? HtmlElement.Source : HtmlElement.Other,
        _ => HtmlElement.Other,
    };

    private static HtmlElement OfEight(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        't' => Is(name, "template"u8) ? HtmlElement.Template : Is(name, "textarea"u8) ? HtmlElement.TextArea : HtmlElement.Other,
        'n' => Is(name, "noframes"u8) ? HtmlElement.NoFrames : HtmlElement.Other,
        _ => HtmlElement.Other,
    };

    private static HtmlAttributeName AttributeOfThree(ReadOnlySpan<byte> name) =>
        Is(name, "src"u8) ? HtmlAttributeName.Src :
        Is(name, "alt"u8) ? HtmlAttributeName.Alt :
        Is(name, "rel"u8) ? HtmlAttributeName.Rel : HtmlAttributeName.Other;

    private static HtmlAttributeName AttributeOfFour(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        'h' => Is(name, "href"u8) ? HtmlAttributeName.Href : HtmlAttributeName.Other,
        'n' => Is(name, "name"u8) ? HtmlAttributeName.Name : HtmlAttributeName.Other,
        't' => Is(name, "type"u8) ? HtmlAttributeName.Type : HtmlAttributeName.Other,
        'r' => Is(name, "role"u8) ? HtmlAttributeName.Role : HtmlAttributeName.Other,
        'c' => Is(name, "cite"u8) ? HtmlAttributeName.Cite : HtmlAttributeName.Other,
        'd' => Is(name, "data"u8) ? HtmlAttributeName.Data : HtmlAttributeName.Other,
        _ => HtmlAttributeName.Other,
    };

    private static HtmlAttributeName AttributeOfFive(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        's' => Is(name, "style"u8) ? HtmlAttributeName.Style : HtmlAttributeName.Other,
        'w' => Is(name, "width"u8) ? HtmlAttributeName.Width : HtmlAttributeName.Other,
        't' => Is(name, "title"u8) ? HtmlAttributeName.Title : HtmlAttributeName.Other,
        _ => HtmlAttributeName.Other,
    };

    private static HtmlAttributeName AttributeOfSix(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        's' => Is(name, "srcset"u8) ? HtmlAttributeName.SrcSet : HtmlAttributeName.Other,
        'h' => Is(name, "height"u8) ? HtmlAttributeName.Height : HtmlAttributeName.Other,
        'a' => Is(name, "action"u8) ? HtmlAttributeName.Action : HtmlAttributeName.Other,
        'p' => Is(name, "poster"u8) ? HtmlAttributeName.Poster : HtmlAttributeName.Other,
        _ => HtmlAttributeName.Other,
    };

    private static HtmlAttributeName AttributeOfEight(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        'p' => Is(name, "property"u8) ? HtmlAttributeName.Property : HtmlAttributeName.Other,
        'i' => Is(name, "itemprop"u8) ? HtmlAttributeName.ItemProp : HtmlAttributeName.Other,
        'l' => Is(name, "longdesc"u8) ? HtmlAttributeName.LongDesc : HtmlAttributeName.Other,
        _ => HtmlAttributeName.Other,
    };

    private static HtmlAttributeName AttributeOfTen(ReadOnlySpan<byte> name) => (name[0] | 0x20) switch
    {
        'x' => Is(name, "xlink:href"u8) ? HtmlAttributeName.XLinkHref : HtmlAttributeName.Other,
        'h' => Is(name, "http-equiv"u8) ? HtmlAttributeName.HttpEquiv : HtmlAttributeName.Other,
        'f' => Is(name, "formaction"u8) ? HtmlAttributeName.FormAction : HtmlAttributeName.Other,
        'b' => Is(name, "background"u8) ? HtmlAttributeName.Background : HtmlAttributeName.Other,
        'a' => Is(name, "aria-label"u8) ? HtmlAttributeName.AriaLabel : HtmlAttributeName.Other,
        _ => HtmlAttributeName.Other,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected) => Ascii.EqualsIgnoreCase(name, expected);
}
