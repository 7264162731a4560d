using System.Text;

namespace ProductionOps.Processes;

/// <summary>Keeps the end of a text that arrives in pieces, and tells its lines as they become whole.</summary>
/// <param name="limit">Characters that are kept.</param>
/// <param name="onLine">Called with each line, without its end; null when nobody wants them.</param>
internal sealed class LineCapture(int limit, Action<string>? onLine)
{
    // A program that prints a progress bar for hours has no line ends; its "line" must not grow without bound.
    private const int LongestLine = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();

    public bool IsTruncated { get; private set; }

    public string Text
    {
        get
        {
            lock (_gate) return _text.Length <= limit ? _text.ToString() : _text.ToString(_text.Length - limit, limit);
        }
    }

    public void Add(ReadOnlySpan<char> piece)
    {
        lock (_gate)
        {
            _text.Append(piece);
            IsTruncated |= _text.Length > limit;
            // Dropping the front only when it is as large as what stays keeps the cost per character constant.
            if (_text.Length > 2L * limit) _text.Remove(0, _text.Length - limit);
        }

        if (onLine is not null) Split(piece, onLine);
    }

    public void Complete()
    {
        if (_line.Length > 0 && onLine is not null) Tell(onLine);
    }

    private void Split(ReadOnlySpan<char> piece, Action<string> tell)
    {
        while (piece.IndexOf('\n') is >= 0 and var end)
        {
            _line.Append(piece[..end]);
            Tell(tell);
            piece = piece[(end + 1)..];
        }

        _line.Append(piece);
        if (_line.Length > LongestLine) Tell(tell);
    }

    private void Tell(Action<string> tell)
    {
        var line = _line.ToString().TrimEnd('\r');
        _line.Clear();
        tell(line);
    }
}
