namespace ProductionOps.Maintenance.Content.Html;

/// <summary>
/// Reads the tags of a page in one pass over its bytes, as section 13.2.5 of the HTML Standard has it: start tags with their attributes,
/// end tags, comments, declarations, and the text of elements such as <c>script</c>, which is no markup.
/// </summary>
/// <param name="page">UTF-8, without a byte order mark.</param>
/// <param name="isXml">Whether it is SVG in a file of its own, where every element has markup within.</param>
internal ref struct HtmlTokenizer(ReadOnlySpan<byte> page, bool isXml)
{
    private readonly ReadOnlySpan<byte> _page = page;
    private ForeignContent _foreign = new(isXml);
    private int _position;

    /// <summary>Offset of a tag, a comment, or an element such as <c>script</c>, that has no end; -1 when all have one.</summary>
    public int UnclosedAt { get; private set; } = -1;

    /// <summary>Reads the next tag.</summary>
    /// <returns>False at the end of the page. A tag that the page ends within is none.</returns>
    public bool Read(HtmlTag tag)
    {
        while (true)
        {
            var offset = _page[_position..].IndexOf((byte)'<');
            if (offset < 0 || _position + offset + 1 >= _page.Length) return false;
            var start = _position + offset;
            var next = _page[start + 1];
            if (IsLetter(next))
            {
                if (!TryReadTag(tag, start, start + 1, isEnd: false)) return Abandon(start);
                Enter(tag);
                return true;
            }

            switch (next)
            {
                case (byte)'/' when start + 2 < _page.Length && IsLetter(_page[start + 2]):
                    if (!TryReadTag(tag, start, start + 2, isEnd: true)) return Abandon(start);
                    _foreign.Leave(tag);
                    return true;
                case (byte)'/' when start + 2 >= _page.Length:
                    return false;
                case (byte)'/' or (byte)'?' or (byte)'!':
                    _position = SkipDeclaration(start);
                    break;
                default:
                    _position = start + 1;
                    break;
            }
        }
    }

    private bool Abandon(int start)
    {
        UnclosedAt = start;
        _position = _page.Length;
        return false;
    }

    private void Enter(HtmlTag tag)
    {
        if (_foreign.Enter(tag, _page)) return;
        tag.RawStart = _position;
        var end = tag.Element switch
        {
            HtmlElement.PlainText => _page.Length,
            HtmlElement.Script => RawText.EndOfScript(_page, _position),
            HtmlElement.Title or HtmlElement.TextArea or HtmlElement.Style or HtmlElement.Xmp or HtmlElement.IFrame or
                HtmlElement.NoEmbed or HtmlElement.NoFrames => RawText.End(_page, _position, _page.Slice(tag.NameStart, tag.NameLength)),
            _ => _position,
        };
        if (end < 0)
        {
            UnclosedAt = tag.Start;
            end = _page.Length;
        }

        tag.RawLength = end - _position;
        _position = end;
    }

    private int SkipDeclaration(int start)
    {
        var rest = _page[(start + 1)..];
        if (rest.StartsWith("!--"u8)) return SkipComment(start);
        var isData = _foreign.IsCurrent && rest.StartsWith("![CDATA["u8);
        var end = isData ? rest.IndexOf("]]>"u8) : rest.IndexOf((byte)'>');
        if (end >= 0) return start + 1 + end + (isData ? 3 : 1);
        UnclosedAt = start;
        return _page.Length;
    }

    private int SkipComment(int start)
    {
        var position = start + "<!--".Length;
        if (_page[position..].StartsWith(">"u8)) return position + 1;
        if (_page[position..].StartsWith("->"u8)) return position + 2;
        while (true)
        {
            var dashes = _page[position..].IndexOf("--"u8);
            if (dashes < 0) break;
            position += dashes;
            var after = _page[(position + 2)..];
            if (after.StartsWith(">"u8)) return position + 3;
            if (after.StartsWith("!>"u8)) return position + 4;
            position++;
        }

        UnclosedAt = start;
        return _page.Length;
    }

    private bool TryReadTag(HtmlTag tag, int start, int nameStart, bool isEnd)
    {
        var position = nameStart;
        while (position < _page.Length && !EndsTagName(_page[position])) position++;
        tag.Begin(start, nameStart, position - nameStart, HtmlNames.Element(_page[nameStart..position]), isEnd);
        while (true)
        {
            var isAfterSlash = false;
            while (position < _page.Length && (IsSpace(_page[position]) || _page[position] == '/')) isAfterSlash = _page[position++] == '/';
            if (position >= _page.Length) return false;
            if (_page[position] == '>')
            {
                tag.IsSelfClosing = isAfterSlash;
                _position = position + 1;
                return true;
            }

            if (!TryReadAttribute(tag, ref position)) return false;
        }
    }

    private readonly bool TryReadAttribute(HtmlTag tag, ref int position)
    {
        var nameStart = position++;
        while (position < _page.Length && !EndsTagName(_page[position]) && _page[position] != '=') position++;
        var name = _page[nameStart..position];
        var nameLength = name.Length;
        SkipSpace(ref position);
        if (position >= _page.Length) return false;
        var (start, length) = (position, 0);
        if (_page[position] == '=')
        {
            position++;
            SkipSpace(ref position);
            if (position >= _page.Length) return false;
            if (!TryReadValue(ref position, out start, out length)) return false;
        }

        tag.Add(new HtmlAttribute(HtmlNames.Attribute(name), nameStart, nameLength, start, length));
        return true;
    }

    private readonly bool TryReadValue(ref int position, out int start, out int length)
    {
        var quote = _page[position];
        if (quote is (byte)'"' or (byte)'\'')
        {
            start = position + 1;
            length = _page[start..].IndexOf(quote);
            position = start + length + 1;
            return length >= 0;
        }

        start = position;
        while (position < _page.Length && !IsSpace(_page[position]) && _page[position] != '>') position++;
        length = position - start;
        return position < _page.Length;
    }

    private readonly void SkipSpace(ref int position)
    {
        while (position < _page.Length && IsSpace(_page[position])) position++;
    }

    private static bool EndsTagName(byte value) => value is (byte)'>' or (byte)'/' || IsSpace(value);

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r' or (byte)'\f';

    private static bool IsLetter(byte value) => (uint)((value | 0x20) - 'a') < 26;
}
