using System.Text;
using ProductionOps.Maintenance.Content.Links;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Links in <c>meta</c> elements.</summary>
internal static class MetaLink
{
    /// <summary>Whether it leads to another page after a time.</summary>
    public static bool IsRefresh(HtmlTag tag, ReadOnlySpan<byte> page) =>
        tag.TryFind(HtmlAttributeName.HttpEquiv, out var equivalent) && Ascii.EqualsIgnoreCase(equivalent.Of(page), "refresh"u8);

    /// <summary>What its link is for; null where it holds none.</summary>
    public static LinkUse? UseOf(HtmlTag tag, ReadOnlySpan<byte> page)
    {
        if (!tag.TryFind(HtmlAttributeName.Property, out var name) && !tag.TryFind(HtmlAttributeName.Name, out name) && !tag.TryFind(HtmlAttributeName.ItemProp, out name)) return null;
        return Encoding.UTF8.GetString(name.Of(page)).ToLowerInvariant() switch
        {
            "og:image" or "og:image:url" or "og:image:secure_url" or "og:video" or "og:video:url" or "og:audio" or "og:audio:url" or
                "twitter:image" or "twitter:image:src" or "msapplication-tileimage" or "msapplication-config" or "image" or "thumbnailurl" => LinkUse.Asset,
            "og:url" or "twitter:url" => LinkUse.Page,
            _ => null,
        };
    }

    /// <summary>Reads where a refresh leads (section 4.2.5.3 of the HTML Standard).</summary>
    /// <returns>False where it only loads the page again, or browsers ignore it.</returns>
    public static bool TryParseRefresh(ReadOnlySpan<char> content, out ReadOnlySpan<char> address, out bool isImmediate)
    {
        var rest = content.TrimStart();
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        address = default;
        isImmediate = digits > 0 && rest[..digits].Trim('0').IsEmpty;
        if (digits < 0 || (digits == 0 && rest[0] != '.')) return false;
        rest = rest[digits..].TrimStart("0123456789.").TrimStart();
        if (rest.IsEmpty) return false;
        rest = rest.TrimStart(";,").TrimStart();
        if (rest.StartsWith("url", StringComparison.OrdinalIgnoreCase) && rest[3..].TrimStart().StartsWith('=')) rest = rest[3..].TrimStart()[1..].TrimStart();
        if (!rest.IsEmpty && rest[0] is '"' or '\'')
        {
            var quote = rest[0];
            rest = rest[1..];
            var end = rest.IndexOf(quote);
            if (end >= 0) rest = rest[..end];
        }

        address = rest.Trim();
        return !address.IsEmpty;
    }
}
