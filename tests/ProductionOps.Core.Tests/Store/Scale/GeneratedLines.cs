namespace ProductionOps.Core.Tests.Store.Scale;

/// <summary>A file that is made while it is read, so that it needs no memory itself.</summary>
internal sealed class GeneratedLines(int lines, Func<int, byte[]> lineOf) : Stream
{
    private byte[] _line = [];
    private int _position;
    private int _next;
    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>How many bytes were given so far.</summary>
    public override long Length => _given;

    public override long Position { get => _given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position == _line.Length)
        {
            if (_next == lines) return 0;
            _line = lineOf(_next++);
            _position = 0;
        }

        var length = Math.Min(count, _line.Length - _position);
        _line.AsSpan(_position, length).CopyTo(buffer.AsSpan(offset));
        _position += length;
        _given += length;
        return length;
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
