using System.Text.Json;

namespace ProductionOps.Store.Exchange;

/// <summary>Reads the elements of one JSON array one by one, with the line in which each begins.</summary>
internal sealed class JsonArrayReader(Stream stream, int longestRecord)
{
    private const int FirstBuffer = 128 * 1024;

    private byte[] _buffer = new byte[FirstBuffer];
    private int _position;
    private int _end;
    private long _line = 1;

    /// <summary>The elements; each is valid until the next is asked for.</summary>
    /// <exception cref="JsonException">It is not a JSON array.</exception>
    /// <exception cref="InvalidDataException">An element is longer than the longest that is taken.</exception>
    public IEnumerable<TextLine> Elements()
    {
        if (Next() != '[') throw new JsonException($"A JSON array was expected in line {_line}.");
        for (var first = true; ; first = false)
        {
            var token = Next();
            if (token == ']' && first) yield break;
            if (token is -1 or ']' or ',') throw new JsonException($"A record was expected in line {_line}.");
            var line = _line;
            yield return new TextLine(line, Element());
            token = Next();
            if (token == ']') yield break;
            if (token != ',') throw new JsonException($"A comma or the end of the array was expected in line {_line}.");
        }
    }

    // The next byte that is no white space; -1 at the end.
    private int Next()
    {
        while (_position < _end || Fill(_position))
        {
            var value = _buffer[_position++];
            if (value == '\n') _line++;
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF)) return value;
        }

        return -1;
    }

    private ReadOnlyMemory<byte> Element()
    {
        var start = _position - 1;
        var depth = 0;
        var inString = false;
        for (_position = start; ; _position++)
        {
            if (_position == _end)
            {
                var moved = start;
                if (!Fill(start)) throw new JsonException($"The file ends within a record, in line {_line}.");
                start -= moved;
            }

            var value = _buffer[_position];
            if (value == '\n') _line++;
            if (inString)
            {
                if (value == '\\') Escape(ref start);
                else if (value == '"') inString = false;
            }
            else if (value == '"')
            {
                inString = true;
            }
            else if (value is (byte)'{' or (byte)'[')
            {
                depth++;
            }
            else if (depth == 0 && value is (byte)',' or (byte)']' && depth == 0)
            {
                return _buffer.AsMemory(start, _position - start);
            }
            else if (value is (byte)'}' or (byte)']')
            {
                depth--;
            }
        }
    }

    private void Escape(ref int start)
    {
        _position++;
        if (_position < _end) return;
        var moved = start;
        if (!Fill(start)) throw new JsonException($"The file ends within a record, in line {_line}.");
        start -= moved;
    }

    // Makes room by dropping what is before a position, and reads more; the position is at the start of the buffer afterwards.
    private bool Fill(int keep)
    {
        if (keep > 0)
        {
            _buffer.AsSpan(keep, _end - keep).CopyTo(_buffer);
            _end -= keep;
            _position -= keep;
        }
        else if (_end == _buffer.Length)
        {
            if (_end >= longestRecord) throw new InvalidDataException($"The record in line {_line} is longer than {longestRecord} bytes.");
            Array.Resize(ref _buffer, (int)Math.Min(longestRecord, 2L * _buffer.Length));
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
