using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>Spreads things evenly, each always at the same place.</summary>
internal static class StableFraction
{
    /// <summary>From 0 up to, but not, 1; the same for the same text on every machine.</summary>
    public static double Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (uint.MaxValue + 1.0);
    }
}
