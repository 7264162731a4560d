using System.Text;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Tells line and column of offsets. Offsets that grow, as those of a page that is read, are told in one pass over the text.</summary>
internal struct TextPosition
{
    private int _offset;
    private int _line;
    private int _column;

    /// <summary>Line and column, both from 1; columns count UTF-16 code units, as SARIF has them.</summary>
    public (int Line, int Column) At(ReadOnlySpan<byte> text, int offset)
    {
        if (offset < _offset) this = default;
        var between = text[_offset..offset];
        var lastBreak = between.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            _line += between.Count((byte)'\n');
            _column = 0;
            between = between[(lastBreak + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(between);
        _offset = offset;
        return (_line + 1, _column + 1);
    }
}
