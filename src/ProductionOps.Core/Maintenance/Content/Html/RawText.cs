using System.Text;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Finds where the text of an element ends that holds no markup.</summary>
internal static class RawText
{
    /// <summary>Offset of the end tag of that name; -1 when there is none.</summary>
    public static int End(ReadOnlySpan<byte> page, int position, ReadOnlySpan<byte> name)
    {
        while (true)
        {
            var offset = page[position..].IndexOf("</"u8);
            if (offset < 0) return -1;
            position += offset;
            if (IsTag(page[(position + 2)..], name)) return position;
            position += 2;
        }
    }

    /// <summary>
    /// Offset of the end tag of a script; -1 when there is none. Within <c>&lt;!--</c> a further <c>&lt;script&gt;</c> has an end tag of
    /// its own (sections 13.2.5.15 to 13.2.5.31).
    /// </summary>
    public static int EndOfScript(ReadOnlySpan<byte> page, int position)
    {
        var end = End(page, position, "script"u8);
        var comment = page[position..].IndexOf("<!--"u8);
        return comment < 0 || (end >= 0 && position + comment > end) ? end : EndOfEscaped(page, position + comment);
    }

    private static int EndOfEscaped(ReadOnlySpan<byte> page, int position)
    {
        var isDouble = false;
        // The dashes that open the comment may be those that end it.
        position += "<!".Length;
        while (position < page.Length)
        {
            var offset = page[position..].IndexOfAny((byte)'<', (byte)'-');
            if (offset < 0) return -1;
            position += offset;
            var rest = page[position..];
            if (rest.StartsWith("-->"u8)) return EndOfScript(page, position + 3);
            if (rest.StartsWith("</"u8) && IsTag(rest[2..], "script"u8))
            {
                if (!isDouble) return position;
                isDouble = false;
            }
            else if (rest[0] == '<' && IsTag(rest[1..], "script"u8))
            {
                isDouble = true;
            }

            position++;
        }

        return -1;
    }

    private static bool IsTag(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) =>
        text.Length > name.Length &&
        Ascii.EqualsIgnoreCase(text[..name.Length], name) &&
        text[name.Length] is (byte)'>' or (byte)'/' or (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r' or (byte)'\f';
}
