using System.Security.Cryptography;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Reads files to their end and keeps their content as blobs. One thread uses it at a time.</summary>
internal sealed class ContentReader(IFileSystem files, PackWriting packs, PackBuilder builder)
{
    // A piece is cut from at least its largest size; twice that moves what is left only now and then.
    private static readonly int LargeBuffer = 2 * ContentChunker.OfFiles.Most;

    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(ContentChunker.OfFiles.Least + 1);

    public PackBuilder Builder => builder;

    public StoredContent Read(string path, CancellationToken cancellationToken)
    {
        using var stream = files.OpenRead(path);
        var filled = stream.ReadAtLeast(_buffer, ContentChunker.OfFiles.Least + 1, throwOnEndOfStream: false);
        if (filled > ContentChunker.OfFiles.Least) return ReadLarge(stream, filled, cancellationToken);
        if (filled == 0) return StoredContent.Empty;
        var id = packs.Add(builder, _buffer.AsSpan(0, filled));
        return new StoredContent(filled, id.ToString(), null);
    }

    private StoredContent ReadLarge(Stream stream, int filled, CancellationToken cancellationToken)
    {
        if (_buffer.Length < LargeBuffer) Array.Resize(ref _buffer, LargeBuffer);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var blobs = new List<string>();
        var (start, length, isEnd) = (0, 0L, false);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!isEnd && filled - start < ContentChunker.OfFiles.Most)
            {
                _buffer.AsSpan(start, filled - start).CopyTo(_buffer);
                (start, filled) = (0, filled - start);
                var count = stream.ReadAtLeast(_buffer.AsSpan(filled), _buffer.Length - filled, throwOnEndOfStream: false);
                isEnd = count < _buffer.Length - filled;
                filled += count;
            }

            if (start == filled) break;
            var piece = _buffer.AsSpan(start, ContentChunker.OfFiles.Cut(_buffer.AsSpan(start, filled - start)));
            hash.AppendData(piece);
            blobs.Add(packs.Add(builder, piece).ToString());
            (start, length) = (start + piece.Length, length + piece.Length);
        }

        return new StoredContent(length, Convert.ToHexStringLower(hash.GetHashAndReset()), blobs.Count == 1 ? null : blobs);
    }
}
