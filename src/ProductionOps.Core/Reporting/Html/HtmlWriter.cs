using System.Globalization;
using System.Text;

namespace ProductionOps.Reporting.Html;

/// <summary>Writes HTML in which every text and every value of an attribute is escaped; only the names of elements come as they are.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Opens an element.</summary>
    public HtmlWriter Open(string element, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            _text.Append(' ').Append(name).Append("=\"");
            Escape(Convert.ToString(value, CultureInfo.InvariantCulture)!);
            _text.Append('"');
        }

        _text.Append('>');
        return this;
    }

    /// <summary>Closes an element.</summary>
    public HtmlWriter Close(string element)
    {
        _text.Append("</").Append(element).Append('>');
        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string? text)
    {
        if (text is not null) Escape(text);
        return this;
    }

    /// <summary>Writes an element with text in it.</summary>
    public HtmlWriter Element(string element, string? text, params ReadOnlySpan<(string Name, object? Value)> attributes) =>
        Open(element, attributes).Text(text).Close(element);

    /// <summary>Ends a line, which makes no difference to readers of the page.</summary>
    public HtmlWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a part of the product itself, such as its script, as it is.</summary>
    public HtmlWriter Own(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Escape(string text)
    {
        foreach (var character in text)
        {
            switch (character)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\'': _text.Append("&#39;"); break;
                // What XML and HTML allow nowhere, and what turns the direction of the text around it.
                case < ' ' and not ('\n' or '\t') or '\u007F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'): _text.Append('\uFFFD'); break;
                default: _text.Append(character); break;
            }
        }
    }
}
