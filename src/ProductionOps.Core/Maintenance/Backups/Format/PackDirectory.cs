using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>
/// The parts of a pack around its blobs: a header, and at the end the directory of the blobs and a trailer that finds and proves it.
/// </summary>
internal static class PackDirectory
{
    public const int HeaderSize = 16;
    public const int TrailerSize = 48;
    public const int EntrySize = BlobId.Size + 4 + 4 + 1;

    private const byte Version = 1;

    private static ReadOnlySpan<byte> HeaderMagic => "PRODPACK"u8;

    private static ReadOnlySpan<byte> TrailerMagic => "PRODLIST"u8;

    public static void WriteHeader(Span<byte> header, bool isEncrypted)
    {
        header[..HeaderSize].Clear();
        HeaderMagic.CopyTo(header);
        header[8] = Version;
        header[9] = isEncrypted ? (byte)1 : (byte)0;
    }

    /// <summary>Whether a header says that its pack is encrypted.</summary>
    /// <exception cref="DamagedBackupException">It is no header of a pack, or of a later version.</exception>
    public static bool ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderSize || !header.StartsWith(HeaderMagic)) throw new DamagedBackupException("it does not begin as a pack does");
        if (header[8] != Version) throw new DamagedBackupException($"its format has version {header[8]}, and {Version} is known");
        if (header[9] > 1 || header[10..HeaderSize].ContainsAnyExcept((byte)0)) throw new DamagedBackupException("its header is damaged");
        return header[9] == 1;
    }

    public static void WriteEntry(Span<byte> destination, PackEntry entry)
    {
        entry.Id.Write(destination);
        BinaryPrimitives.WriteInt32LittleEndian(destination[32..], entry.StoredLength);
        BinaryPrimitives.WriteInt32LittleEndian(destination[36..], entry.Length);
        destination[40] = (byte)entry.Encoding;
    }

    /// <summary>Reads the entries; a blob begins where the one before it ends.</summary>
    public static PackEntry[] ReadEntries(ReadOnlySpan<byte> directory, long end)
    {
        if (directory.Length % EntrySize != 0) throw new DamagedBackupException("its directory is damaged");
        var entries = new PackEntry[directory.Length / EntrySize];
        long offset = HeaderSize;
        for (var index = 0; index < entries.Length; index++)
        {
            var bytes = directory.Slice(index * EntrySize, EntrySize);
            var stored = BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]);
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]);
            if (stored < 0 || length < 0 || length > BlobLimits.LargestBlob || bytes[40] > (byte)BlobEncoding.Deflate || offset + stored > end)
            {
                throw new DamagedBackupException("its directory is damaged");
            }

            entries[index] = new PackEntry(BlobId.Read(bytes), (int)offset, stored, length, (BlobEncoding)bytes[40]);
            offset += stored;
        }

        return offset == end ? entries : throw new DamagedBackupException("its directory does not cover its content");
    }

    public static void WriteTrailer(Span<byte> trailer, ReadOnlySpan<byte> storedDirectory)
    {
        BinaryPrimitives.WriteInt32LittleEndian(trailer, storedDirectory.Length);
        trailer[4..8].Clear();
        SHA256.HashData(storedDirectory, trailer[8..40]);
        TrailerMagic.CopyTo(trailer[40..]);
    }

    /// <summary>The length of the directory that a trailer belongs to.</summary>
    public static int ReadTrailer(ReadOnlySpan<byte> trailer, long packLength)
    {
        if (!trailer[40..].SequenceEqual(TrailerMagic)) throw new DamagedBackupException("it does not end as a pack does");
        var length = BinaryPrimitives.ReadInt32LittleEndian(trailer);
        return length >= 0 && length <= packLength - HeaderSize - TrailerSize
            ? length
            : throw new DamagedBackupException("its trailer is damaged");
    }

    public static void CheckDirectory(ReadOnlySpan<byte> trailer, ReadOnlySpan<byte> storedDirectory)
    {
        Span<byte> hash = stackalloc byte[BlobId.Size];
        SHA256.HashData(storedDirectory, hash);
        if (!hash.SequenceEqual(trailer[8..40])) throw new DamagedBackupException("its directory is damaged");
    }
}
