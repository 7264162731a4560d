using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace ProductionOps.Store.Files;

/// <summary>
/// A last property <c>check</c> on an object that the store wrote: the CRC-32C of every byte before it. It tells of each changed bit,
/// and costs next to nothing to look at, so that readers do not believe an index that the disk has altered.
/// </summary>
internal static class JsonSeal
{
    private const int DigestLength = 8;

    private static ReadOnlySpan<byte> Begin => ",\"check\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    private static ReadOnlySpan<byte> IndentedBegin => ",\n  \"check\": \""u8;

    private static ReadOnlySpan<byte> IndentedEnd => "\"\n}"u8;

    /// <summary>The same object with its seal.</summary>
    /// <param name="json">A JSON object with at least one property, without white space after it.</param>
    public static byte[] Apply(ReadOnlySpan<byte> json)
    {
        var isIndented = json.EndsWith("\n}"u8);
        var content = json[..^(isIndented ? 2 : 1)];
        var begin = isIndented ? IndentedBegin : Begin;
        var end = isIndented ? IndentedEnd : End;
        return [.. content, .. begin, .. Digest(content), .. end];
    }

    /// <summary>Whether every byte is as it was sealed.</summary>
    /// <param name="text">The object; a line feed may follow it.</param>
    public static bool IsIntact(ReadOnlySpan<byte> text) => ContentLength(text) >= 0;

    /// <summary>The object without its seal; null where it is not intact.</summary>
    public static byte[]? Remove(ReadOnlySpan<byte> text)
    {
        var length = ContentLength(text);
        if (length < 0) return null;
        var isIndented = text.TrimEnd((byte)'\n').EndsWith(IndentedEnd);
        return isIndented ? [.. text[..length], (byte)'\n', (byte)'}'] : [.. text[..length], (byte)'}'];
    }

    private static int ContentLength(ReadOnlySpan<byte> text)
    {
        if (text.EndsWith("\n"u8)) text = text[..^1];
        var length = ContentLength(text, Begin, End);
        return length >= 0 ? length : ContentLength(text, IndentedBegin, IndentedEnd);
    }

    private static int ContentLength(ReadOnlySpan<byte> text, ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end)
    {
        var length = text.Length - begin.Length - DigestLength - end.Length;
        if (length <= 0 || !text.EndsWith(end) || !text[length..].StartsWith(begin)) return -1;
        return text.Slice(length + begin.Length, DigestLength).SequenceEqual(Digest(text[..length])) ? length : -1;
    }

    private static byte[] Digest(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(content))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var value in content[(content.Length & ~7)..]) crc = BitOperations.Crc32C(crc, value);
        return Encoding.ASCII.GetBytes((~crc).ToString("x8", CultureInfo.InvariantCulture));
    }
}
