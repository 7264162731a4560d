namespace ProductionOps.Store.Exchange;

/// <summary>Reads a stream line by line with a buffer that does not grow beyond the longest line.</summary>
/// <param name="stream">What is read.</param>
/// <param name="longestLine">Bytes of the longest line that is taken.</param>
internal sealed class LineReader(Stream stream, int longestLine)
{
    private const int FirstBuffer = 128 * 1024;

    private byte[] _buffer = new byte[Math.Min(FirstBuffer, longestLine)];
    private int _start;
    private int _end;

    /// <summary>
    /// The lines without their ends, a last one without a line feed too. The content is valid until the next line is asked for.
    /// </summary>
    /// <exception cref="InvalidDataException">A line is longer than the longest that is taken.</exception>
    public IEnumerable<TextLine> Lines()
    {
        var number = 0L;
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length < 0)
            {
                if (Fill(number + 1)) continue;
                if (_end > _start) yield return LineAt(++number, _end - _start);
                yield break;
            }

            yield return LineAt(++number, length);
            _start += length + 1;
        }
    }

    private TextLine LineAt(long number, int length)
    {
        if (length > 0 && _buffer[_start + length - 1] == (byte)'\r') length--;
        return new TextLine(number, _buffer.AsMemory(_start, length));
    }

    private bool Fill(long number)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        else if (_end == _buffer.Length)
        {
            if (_end >= longestLine) throw new InvalidDataException($"Line {number} is longer than {longestLine} bytes.");
            Array.Resize(ref _buffer, (int)Math.Min(longestLine, 2L * _buffer.Length));
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
