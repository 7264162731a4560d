using System.Buffers;
using System.Security.Cryptography;

namespace ProductionOps.Deployment.Proof;

/// <summary>What a body is, without keeping it.</summary>
/// <param name="Length">Bytes that were read.</param>
/// <param name="Sha256">Their SHA-256, in lower-case hexadecimal.</param>
internal sealed record BodyDigest(long Length, string Sha256)
{
    /// <summary>Reads a body to its end, or to its first byte past a limit.</summary>
    public static async Task<BodyDigest> ReadAsync(Stream body, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            long length = 0;
            while (length <= limit)
            {
                var count = await body.ReadAsync(buffer, cancellationToken);
                if (count == 0) break;
                hash.AppendData(buffer, 0, count);
                length += count;
            }

            return new BodyDigest(length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
