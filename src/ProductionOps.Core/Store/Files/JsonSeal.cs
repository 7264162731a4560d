using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ProductionOps.Store.Files;

/// <summary>
/// A last property <c>check</c> on an object that the store wrote: the CRC-32C of every byte before it. It tells of each changed bit,
/// and costs next to nothing to look at, so that readers do not believe an index that the disk has altered.
/// </summary>
internal static class JsonSeal
{
    private const int DigestLength = 8;
    private const int MostAdded = 32;

    private static ReadOnlySpan<byte> Begin => ",\"check\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    private static ReadOnlySpan<byte> IndentedBegin => ",\n  \"check\": \""u8;

    private static ReadOnlySpan<byte> IndentedEnd => "\"\n}"u8;

    /// <summary>The same object with its seal.</summary>
    /// <param name="json">A JSON object with at least one property, without white space after it.</param>
    public static byte[] Apply(ReadOnlySpan<byte> json)
    {
        var result = new ArrayBufferWriter<byte>(json.Length + MostAdded);
        Write(json, result);
        return result.WrittenSpan.ToArray();
    }

    /// <summary>Writes the same object with its seal.</summary>
    /// <param name="json">A JSON object with at least one property, without white space after it.</param>
    /// <param name="destination">Where it is written.</param>
    public static void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> destination)
    {
        var isIndented = json.EndsWith("\n}"u8);
        var content = json[..^(isIndented ? 2 : 1)];
        Span<byte> digest = stackalloc byte[DigestLength];
        Digest(content, digest);
        destination.Write(content);
        destination.Write(isIndented ? IndentedBegin : Begin);
        destination.Write(digest);
        destination.Write(isIndented ? IndentedEnd : End);
    }

    /// <summary>Whether every byte is as it was sealed.</summary>
    /// <param name="text">The object; a line feed may follow it.</param>
    public static bool IsIntact(ReadOnlySpan<byte> text) => ContentLength(text) >= 0;

    /// <summary>
    /// Whether a line has the length that it was written with, whatever became of its bytes: the disk altered it. Of one that ends sooner
    /// the writer was stopped.
    /// </summary>
    public static bool IsComplete(ReadOnlySpan<byte> line)
    {
        var sealAt = line.Length - Begin.Length - DigestLength - End.Length;
        return line.EndsWith(End) || (sealAt > 0 && line[sealAt..].StartsWith(Begin));
    }

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
        Span<byte> digest = stackalloc byte[DigestLength];
        Digest(text[..length], digest);
        return text.Slice(length + begin.Length, DigestLength).SequenceEqual(digest) ? length : -1;
    }

    private static void Digest(ReadOnlySpan<byte> content, Span<byte> digest)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(content))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var value in content[(content.Length & ~7)..]) crc = BitOperations.Crc32C(crc, value);
        _ = (~crc).TryFormat(digest, out _, "x8", CultureInfo.InvariantCulture);
    }
}
