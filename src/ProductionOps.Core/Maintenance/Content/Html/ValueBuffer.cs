using System.Text;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Replaces character references in values of attributes. What it gives is good until the next value is read.</summary>
internal sealed class ValueBuffer
{
    private char[] _characters = new char[512];
    private byte[] _bytes = [];

    /// <summary>The value as text.</summary>
    public ReadOnlySpan<char> Read(ReadOnlySpan<byte> value)
    {
        if (_characters.Length < value.Length) _characters = new char[Math.Max(value.Length, 2 * _characters.Length)];
        var length = Encoding.UTF8.GetChars(value, _characters);
        return _characters.AsSpan(0, CharacterReferences.Decode(_characters.AsSpan(0, length)));
    }

    /// <summary>The value as UTF-8: the value itself where it has no references.</summary>
    public ReadOnlySpan<byte> ReadBytes(ReadOnlySpan<byte> value)
    {
        if (value.IndexOf((byte)'&') < 0) return value;
        var text = Read(value);
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_bytes.Length < longest) _bytes = new byte[longest];
        return _bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, _bytes));
    }
}
