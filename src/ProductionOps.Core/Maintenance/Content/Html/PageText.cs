using System.Text;
using System.Text.Unicode;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Brings the bytes of a file into UTF-8, as browsers find out their encoding.</summary>
internal static class PageText
{
    private const int DeclarationLimit = 1024;

    /// <summary>The text as UTF-8 without a byte order mark; the same memory where it is that already.</summary>
    /// <param name="content">The file.</param>
    /// <param name="invalidAt">Offset of the first bytes that are no text in its encoding; -1 when all are.</param>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> content, out int invalidAt)
    {
        invalidAt = -1;
        var bytes = content.Span;
        if (bytes.StartsWith("\uFEFF"u8)) content = content[3..];
        else if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Transcode(bytes[2..], Encoding.Unicode);
        else if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Transcode(bytes[2..], Encoding.BigEndianUnicode);
        if (Utf8.IsValid(content.Span)) return content;
        if (FindDeclared(content.Span) is { } declared) return Transcode(content.Span, declared);
        invalidAt = FindInvalid(content.Span);
        return content;
    }

    private static byte[] Transcode(ReadOnlySpan<byte> content, Encoding encoding) => Encoding.UTF8.GetBytes(encoding.GetString(content));

    private static Encoding? FindDeclared(ReadOnlySpan<byte> page)
    {
        var tokenizer = new HtmlTokenizer(page[..Math.Min(page.Length, DeclarationLimit)], isXml: false);
        var tag = new HtmlTag();
        while (tokenizer.Read(tag))
        {
            if (tag.IsEnd || tag.Element != HtmlElement.Meta) continue;
            if (tag.TryFind(HtmlAttributeName.Charset, out var charset)) return Find(Encoding.UTF8.GetString(charset.Of(page)));
            if (!tag.TryFind(HtmlAttributeName.Content, out var content)) continue;
            var text = Encoding.UTF8.GetString(content.Of(page));
            var at = text.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return Find(text[(at + "charset=".Length)..]);
        }

        return null;
    }

    // Null for UTF-8 too: the page is not valid in it, whatever it says.
    private static Encoding? Find(string name)
    {
        name = name.Trim(' ', '"', '\'', ';').ToLowerInvariant();
        // The Encoding Standard reads these as Windows-1252.
        if (name is "iso-8859-1" or "latin1" or "us-ascii" or "ascii") name = "windows-1252";
        return name is "utf-8" or "utf8" ? null : CodePagesEncodingProvider.Instance.GetEncoding(name);
    }

    private static int FindInvalid(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (position < text.Length && Rune.DecodeFromUtf8(text[position..], out _, out var length) == System.Buffers.OperationStatus.Done) position += length;
        return position;
    }
}
