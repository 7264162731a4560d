using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>The SHA-256 of a piece of content, which is also its name.</summary>
internal readonly record struct BlobId(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    public const int Size = 32;

    public static BlobId Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(content, hash);
        return Read(hash);
    }

    public static BlobId Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));

    /// <summary>Reads 64 lower-case hexadecimal digits; false when the text is anything else.</summary>
    public static bool TryParse(string? text, out BlobId id)
    {
        id = default;
        if (text is not { Length: 2 * Size } || text.AsSpan().ContainsAnyInRange('A', 'F')) return false;
        Span<byte> bytes = stackalloc byte[Size];
        if (Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        id = Read(bytes);
        return true;
    }

    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, First);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Second);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], Third);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], Fourth);
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
