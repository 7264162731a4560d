using System.IO.Compression;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>Turns what a pack holds back into content, and proves it by its hash. One thread uses it at a time.</summary>
/// <param name="key">The key of the repository; null without encryption.</param>
internal sealed class BlobDecoder(RepositoryKey? key)
{
    private byte[] _opened = [];
    private byte[] _content = [];

    /// <summary>The content of a blob, valid until the next call.</summary>
    /// <exception cref="DamagedBackupException">It is not what was written.</exception>
    public ReadOnlySpan<byte> Decode(PackEntry entry, ReadOnlySpan<byte> stored)
    {
        var packed = key is null ? stored : Open(entry, stored);
        var content = entry.Encoding == BlobEncoding.Stored ? packed : Inflate(entry, packed);
        return content.Length == entry.Length && BlobId.Of(content) == entry.Id
            ? content
            : throw new DamagedBackupException("its content does not have the hash that it should have");
    }

    private ReadOnlySpan<byte> Open(PackEntry entry, ReadOnlySpan<byte> stored)
    {
        var length = stored.Length - RepositoryKey.Overhead;
        if (_opened.Length < length) _opened = GC.AllocateUninitializedArray<byte>(length);
        Span<byte> associated = stackalloc byte[BlobId.Size];
        entry.Id.Write(associated);
        return key!.TryOpen(stored, _opened, associated)
            ? _opened.AsSpan(0, length)
            : throw new DamagedBackupException("it cannot be decrypted");
    }

    private unsafe ReadOnlySpan<byte> Inflate(PackEntry entry, ReadOnlySpan<byte> packed)
    {
        // One more byte tells content that is longer than it should be.
        if (_content.Length <= entry.Length) _content = GC.AllocateUninitializedArray<byte>(entry.Length + 1);
        fixed (byte* start = packed)
        {
            using var source = new UnmanagedMemoryStream(start, packed.Length);
            using var inflate = new DeflateStream(source, CompressionMode.Decompress);
            try
            {
                var filled = inflate.ReadAtLeast(_content.AsSpan(0, entry.Length + 1), entry.Length + 1, throwOnEndOfStream: false);
                return _content.AsSpan(0, filled);
            }
            catch (InvalidDataException exception)
            {
                throw new DamagedBackupException("it cannot be decompressed", exception);
            }
        }
    }
}
