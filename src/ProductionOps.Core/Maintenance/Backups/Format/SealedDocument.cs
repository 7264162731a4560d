using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>
/// A JSON object that ends with the SHA-256 of all bytes before it, so that no byte of its file can change unnoticed, and still any tool
/// can read it.
/// </summary>
internal static class SealedDocument
{
    private const int HashLength = 64;
    private static readonly byte[] Marker = Encoding.ASCII.GetBytes(",\n  \"checksum\": \"");
    private static readonly byte[] End = Encoding.ASCII.GetBytes("\"\n}\n");
    private static readonly byte[] PlainEnd = Encoding.ASCII.GetBytes("\n}");

    /// <summary>An indented object with its checksum.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> json, out string checksum)
    {
        if (!json.EndsWith(PlainEnd)) throw new ArgumentException("It is not an indented JSON object.", nameof(json));
        var body = json[..^PlainEnd.Length];
        checksum = Convert.ToHexStringLower(SHA256.HashData(body));
        return [.. body, .. Marker, .. Encoding.ASCII.GetBytes(checksum), .. End];
    }

    /// <summary>The object without its checksum.</summary>
    /// <exception cref="DamagedBackupException">A byte of it has changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> content, out string checksum)
    {
        var bodyLength = content.Length - Marker.Length - HashLength - End.Length;
        if (bodyLength < 0 || !content[bodyLength..].StartsWith(Marker) || !content.EndsWith(End))
        {
            throw new DamagedBackupException("it does not end with its checksum");
        }

        var body = content[..bodyLength];
        checksum = Encoding.ASCII.GetString(content.Slice(bodyLength + Marker.Length, HashLength));
        if (checksum != Convert.ToHexStringLower(SHA256.HashData(body))) throw new DamagedBackupException("it does not have the checksum that it should have");
        return [.. body, .. PlainEnd];
    }
}
