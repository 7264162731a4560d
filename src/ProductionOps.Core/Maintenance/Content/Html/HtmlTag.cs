namespace ProductionOps.Maintenance.Content.Html;

/// <summary>A tag of a page, by offsets into it. One is used again for every tag, so that reading a page makes no garbage.</summary>
internal sealed class HtmlTag
{
    private const int UsualAttributes = 16;
    private HtmlAttribute[] _attributes = new HtmlAttribute[UsualAttributes];
    private int _count;

    /// <summary>Offset of its <c>&lt;</c>.</summary>
    public int Start { get; private set; }

    /// <summary>Where its name begins.</summary>
    public int NameStart { get; private set; }

    /// <summary>Bytes of its name.</summary>
    public int NameLength { get; private set; }

    /// <summary>Which element it is, where that matters.</summary>
    public HtmlElement Element { get; private set; }

    /// <summary>Whether it is an end tag.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>Whether it ends with <c>/&gt;</c>, which means something in SVG and MathML only.</summary>
    public bool IsSelfClosing { get; set; }

    /// <summary>Where the text begins that follows a tag such as <c>style</c> and is no markup.</summary>
    public int RawStart { get; set; }

    /// <summary>Bytes of that text.</summary>
    public int RawLength { get; set; }

    /// <summary>Attributes, in their order; of several of one name, the first counts.</summary>
    public ReadOnlySpan<HtmlAttribute> Attributes => _attributes.AsSpan(0, _count);

    /// <summary>Begins another tag.</summary>
    public void Begin(int start, int nameStart, int nameLength, HtmlElement element, bool isEnd)
    {
        (Start, NameStart, NameLength, Element, IsEnd) = (start, nameStart, nameLength, element, isEnd);
        (IsSelfClosing, RawStart, RawLength, _count) = (false, 0, 0, 0);
    }

    /// <summary>Adds an attribute.</summary>
    public void Add(HtmlAttribute attribute)
    {
        if (_count == _attributes.Length) Array.Resize(ref _attributes, 2 * _count);
        _attributes[_count++] = attribute;
    }

    /// <summary>Finds an attribute.</summary>
    public bool TryFind(HtmlAttributeName name, out HtmlAttribute attribute)
    {
        foreach (var each in Attributes)
        {
            if (each.Name != name) continue;
            attribute = each;
            return true;
        }

        attribute = default;
        return false;
    }

    /// <summary>Whether it has an attribute.</summary>
    public bool Has(HtmlAttributeName name) => TryFind(name, out _);
}
