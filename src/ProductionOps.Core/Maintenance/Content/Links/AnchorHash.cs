using System.Buffers.Binary;
using System.Text;

namespace ProductionOps.Maintenance.Content.Links;

/// <summary>
/// 64 bits that stand for an id, so that the ids of a million elements take eight megabytes. Two of ten thousand ids of a site collide
/// with a probability of 3 in 10^12.
/// </summary>
internal static class AnchorHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The hash of UTF-8.</summary>
    public static ulong Of(ReadOnlySpan<byte> id)
    {
        var hash = Mix((ulong)id.Length + Multiplier);
        for (; id.Length >= sizeof(ulong); id = id[sizeof(ulong)..]) hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(id));
        var rest = 0UL;
        foreach (var value in id) rest = (rest << 8) | value;
        return Mix(hash ^ rest);
    }

    /// <summary>The hash of a text.</summary>
    public static ulong Of(string id) => Of(Encoding.UTF8.GetBytes(id));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        value = (value ^ (value >> 32)) * Multiplier;
        return value ^ (value >> 29);
    }
}
