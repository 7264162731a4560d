using System.Buffers;
using System.Text;

namespace ProductionOps.Maintenance.Content.Css;

/// <summary>Finds what a style sheet loads: <c>url()</c> and the text of <c>@import</c>, outside comments and strings.</summary>
/// <param name="css">UTF-8.</param>
internal ref struct StyleScanner(ReadOnlySpan<byte> css)
{
    private static readonly SearchValues<byte> Starts = SearchValues.Create("/\"'(@"u8);
    private readonly ReadOnlySpan<byte> _css = css;
    private int _position;

    /// <summary>Finds the next.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">Bytes of it, before escapes are replaced.</param>
    public bool Read(out int start, out int length)
    {
        while (_css[_position..].IndexOfAny(Starts) is >= 0 and var offset)
        {
            var at = _position + offset;
            _position = at + 1;
            switch (_css[at])
            {
                case (byte)'/' when _css[_position..].StartsWith("*"u8):
                    _position = SkipPast("*/"u8, at + 2);
                    break;
                case (byte)'"' or (byte)'\'':
                    SkipString(at);
                    break;
                case (byte)'@' when Follows("namespace"u8):
                    _position = SkipPast(";"u8, at);
                    break;
                case (byte)'@' when Follows("import"u8) && TryReadImport(out start, out length):
                    return true;
                case (byte)'(' when IsUrl(at):
                    if (TryReadUrl(out start, out length)) return true;
                    break;
            }
        }

        (start, length) = (0, 0);
        return false;
    }

    /// <summary>The address, with escapes replaced.</summary>
    public static string Unescape(ReadOnlySpan<byte> written)
    {
        var text = Encoding.UTF8.GetString(written);
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) result.Append(text[i]);
            else i = AppendEscaped(text, i + 1, result);
        }

        return result.ToString();
    }

    private static int AppendEscaped(string text, int at, StringBuilder result)
    {
        const int MostDigits = 6;
        var end = at;
        while (end < text.Length && end - at < MostDigits && char.IsAsciiHexDigit(text[end])) end++;
        if (end == at)
        {
            if (text[at] is not ('\n' or '\r' or '\f')) result.Append(text[at]);
            return at;
        }

        var code = Convert.ToInt32(text[at..end], 16);
        result.Append(code is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) ? "\uFFFD" : char.ConvertFromUtf32(code));
        return end < text.Length && char.IsWhiteSpace(text[end]) ? end : end - 1;
    }

    private readonly bool Follows(ReadOnlySpan<byte> name) =>
        _css.Length >= _position + name.Length && Ascii.EqualsIgnoreCase(_css.Slice(_position, name.Length), name);

    private readonly bool IsUrl(int at) =>
        at >= 3 && Ascii.EqualsIgnoreCase(_css[(at - 3)..at], "url"u8) && (at == 3 || !(char.IsAsciiLetterOrDigit((char)_css[at - 4]) || _css[at - 4] is (byte)'-' or (byte)'_'));

    private bool TryReadImport(out int start, out int length)
    {
        var at = _position + "import".Length;
        SkipSpace(ref at);
        if (at < _css.Length && _css[at] is (byte)'"' or (byte)'\'') return TryReadString(at, out start, out length);
        (start, length) = (0, 0);
        return false;
    }

    private bool TryReadUrl(out int start, out int length)
    {
        var at = _position;
        SkipSpace(ref at);
        if (at < _css.Length && _css[at] is (byte)'"' or (byte)'\'') return TryReadString(at, out start, out length);
        start = at;
        while (at < _css.Length && _css[at] != ')') at += _css[at] == '\\' ? 2 : 1;
        at = Math.Min(at, _css.Length);
        length = _css[start..at].TrimEnd(" \t\r\n\f"u8).Length;
        _position = at;
        return length > 0;
    }

    private bool TryReadString(int quote, out int start, out int length)
    {
        SkipString(quote);
        start = quote + 1;
        length = Math.Max(0, _position - start - 1);
        return length > 0;
    }

    // A string that is not closed ends with its line.
    private void SkipString(int quote)
    {
        var at = quote + 1;
        while (at < _css.Length && _css[at] != _css[quote] && _css[at] is not ((byte)'\n' or (byte)'\f')) at += _css[at] == '\\' ? 2 : 1;
        _position = Math.Min(at + 1, _css.Length);
    }

    private readonly int SkipPast(ReadOnlySpan<byte> end, int from)
    {
        var offset = _css[from..].IndexOf(end);
        return offset < 0 ? _css.Length : from + offset + end.Length;
    }

    private readonly void SkipSpace(ref int at)
    {
        while (at < _css.Length && _css[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f') at++;
    }
}
