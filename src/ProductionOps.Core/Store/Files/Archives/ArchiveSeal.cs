using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Store.Files.Archives;

/// <summary>
/// The end of a compressed archive: an empty member of gzip whose comment is the SHA-256 of every byte before it. Programs that unpack
/// the archive read nothing there; a check sees each bit that has changed, also those that mean nothing to them.
/// </summary>
internal static class ArchiveSeal
{
    private const int DigestLength = 2 * SHA256.HashSizeInBytes;

    // RFC 1952: deflate, with a comment, no time, no system; an empty block; no bytes, whose CRC is 0.
    private static ReadOnlySpan<byte> Begin => [0x1F, 0x8B, 8, 0x10, 0, 0, 0, 0, 0, 0xFF, (byte)'s', (byte)'h', (byte)'a', (byte)'2', (byte)'5', (byte)'6', (byte)':'];

    private static ReadOnlySpan<byte> End => [0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>What ends an archive of that content.</summary>
    public static byte[] Of(ReadOnlySpan<byte> content) =>
        [.. Begin, .. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(content))), .. End];

    /// <summary>Whether every byte is as it was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> archive)
    {
        var length = archive.Length - Begin.Length - DigestLength - End.Length;
        return length >= 0 && archive[length..].SequenceEqual(Of(archive[..length]));
    }
}
