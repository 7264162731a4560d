using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Configuration.Features;

/// <summary>
/// Where a key falls in the rollout of a feature. The rule is fixed for ever, so that any language can compute it: take the first
/// eight bytes of the SHA-256 of the UTF-8 text <c>flag NUL key</c> as an unsigned big-endian number n; the bucket is the integer part of
/// n × 10000 / 2^64, divided by 100.
/// </summary>
public static class RolloutBucket
{
    private const int Buckets = 10_000;

    /// <summary>The bucket, 0.00 to 99.99. A feature with a rollout of p percent is on when the bucket is below p, so that raising the
    /// percentage never turns a feature off for a key.</summary>
    public static decimal Of(string flag, string key)
    {
        ArgumentNullException.ThrowIfNull(flag);
        ArgumentNullException.ThrowIfNull(key);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{flag}\0{key}"));
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return (decimal)(ulong)((UInt128)number * Buckets >> 64) / 100m;
    }
}
