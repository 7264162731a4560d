namespace ProductionOps.Maintenance.Content.Html;

/// <summary>
/// Whether a place of a page is within SVG or MathML, where <c>style</c> and <c>title</c> hold markup and sections of character data
/// exist. <c>foreignObject</c>, <c>desc</c> and <c>title</c> of SVG hold HTML again.
/// </summary>
/// <param name="isXml">Whether all of it is.</param>
internal struct ForeignContent(bool isXml)
{
    private const int Deepest = 64;

    // One bit a level, the current one lowest: 1 for SVG and MathML, 0 for HTML within them.
    private ulong _levels;
    private int _depth;

    /// <summary>Whether the current place is.</summary>
    public readonly bool IsCurrent => isXml || (_levels & 1) != 0;

    /// <summary>Notes a start tag.</summary>
    /// <returns>Whether its content is markup, whatever its name.</returns>
    public bool Enter(HtmlTag tag, ReadOnlySpan<byte> page)
    {
        if (isXml) return true;
        if (IsCurrent && BreaksOut(tag, page)) while (IsCurrent) Pop();
        switch (tag.Element)
        {
            case HtmlElement.Svg or HtmlElement.Math:
                if (!tag.IsSelfClosing) Push(1);
                return true;
            case HtmlElement.ForeignObject or HtmlElement.Desc or HtmlElement.Title when IsCurrent:
                if (!tag.IsSelfClosing) Push(0);
                return true;
            default:
                return IsCurrent;
        }
    }

    /// <summary>Notes an end tag.</summary>
    public void Leave(HtmlTag tag)
    {
        if (_depth == 0) return;
        if (tag.Element is HtmlElement.Svg or HtmlElement.Math)
        {
            while (_depth > 0 && !IsCurrent) Pop();
            if (_depth > 0) Pop();
        }
        else if (tag.Element is HtmlElement.ForeignObject or HtmlElement.Desc or HtmlElement.Title && !IsCurrent)
        {
            Pop();
        }
    }

    private static bool BreaksOut(HtmlTag tag, ReadOnlySpan<byte> page) => tag.Element switch
    {
        HtmlElement.Body or HtmlElement.BlockQuote or HtmlElement.Embed or HtmlElement.Img or HtmlElement.Meta => true,
        HtmlElement.Other => HtmlNames.IsBreakout(page.Slice(tag.NameStart, tag.NameLength)),
        _ => false,
    };

    private void Push(ulong level)
    {
        if (_depth == Deepest) return;
        _levels = (_levels << 1) | level;
        _depth++;
    }

    private void Pop()
    {
        _levels >>= 1;
        _depth--;
    }
}
