using System.IO.Compression;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>A pack that is being filled in memory. One thread uses it at a time; it is used again for the next pack.</summary>
/// <param name="key">Seals everything in it; null without encryption.</param>
/// <param name="compress">Whether what can be made smaller is.</param>
internal sealed class PackBuilder(RepositoryKey? key, bool compress)
{
    // What a directory costs is known only at the end; growth by doubling makes room for it.
    private const int FirstCapacity = 256 * 1024;

    // Below this gain, decompressing costs more than the space is worth.
    private const double WorthwhileRatio = 0.95;

    private readonly List<PackEntry> _entries = [];
    private byte[] _buffer = [];
    private byte[] _scratch = [];
    private int _length;

    /// <summary>Bytes of the blobs in it.</summary>
    public int ContentLength => _entries.Count == 0 ? 0 : _length - PackDirectory.HeaderSize;

    public IReadOnlyList<PackEntry> Entries => _entries;

    public void Add(BlobId id, ReadOnlySpan<byte> content)
    {
        var packed = compress ? Compress(content) : default;
        if (packed.IsEmpty) Append(id, content, content.Length, BlobEncoding.Stored);
        else Append(id, packed, content.Length, BlobEncoding.Deflate);
    }

    /// <summary>Takes over all blobs of another pack, which is empty then.</summary>
    public void Take(PackBuilder other)
    {
        foreach (var entry in other._entries) AddStored(entry, other._buffer.AsSpan(entry.Offset, entry.StoredLength));
        other.Clear();
    }

    /// <summary>Adds a blob as another pack holds it.</summary>
    public void AddStored(PackEntry entry, ReadOnlySpan<byte> stored)
    {
        stored.CopyTo(Reserve(stored.Length));
        _entries.Add(entry with { Offset = _length });
        _length += stored.Length;
    }

    /// <summary>The whole pack, valid until the builder is used again.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        var plain = new byte[_entries.Count * PackDirectory.EntrySize];
        for (var index = 0; index < _entries.Count; index++) PackDirectory.WriteEntry(plain.AsSpan(index * PackDirectory.EntrySize), _entries[index]);
        var directory = key is null ? plain : key.Seal(plain, "directory"u8);
        directory.CopyTo(Reserve(directory.Length));
        _length += directory.Length;
        PackDirectory.WriteTrailer(Reserve(PackDirectory.TrailerSize), directory);
        _length += PackDirectory.TrailerSize;
        PackDirectory.WriteHeader(_buffer, key is not null);
        return _buffer.AsSpan(0, _length);
    }

    public void Clear()
    {
        _entries.Clear();
        _length = 0;
    }

    private void Append(BlobId id, ReadOnlySpan<byte> packed, int length, BlobEncoding encoding)
    {
        var stored = key is null ? packed.Length : packed.Length + RepositoryKey.Overhead;
        var place = Reserve(stored);
        if (key is null)
        {
            packed.CopyTo(place);
        }
        else
        {
            Span<byte> associated = stackalloc byte[BlobId.Size];
            id.Write(associated);
            key.Seal(packed, place, associated);
        }

        _entries.Add(new PackEntry(id, _length, stored, length, encoding));
        _length += stored;
    }

    private ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> content)
    {
        if (!CompressionProbe.IsWorthwhile(content)) return default;
        // Deflate never adds more than 5 bytes to each 16 KB; the rest is for the end.
        var bound = content.Length + (content.Length / 1024) + 64;
        if (_scratch.Length < bound) _scratch = GC.AllocateUninitializedArray<byte>(Math.Max(bound, FirstCapacity));
        using var packed = new MemoryStream(_scratch);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(content);
        return packed.Position < content.Length * WorthwhileRatio ? _scratch.AsSpan(0, (int)packed.Position) : default;
    }

    private Span<byte> Reserve(int size)
    {
        if (_entries.Count == 0 && _length == 0) _length = PackDirectory.HeaderSize;
        if (_buffer.Length < _length + size)
        {
            var grown = GC.AllocateUninitializedArray<byte>(Math.Max(Math.Max(FirstCapacity, 2 * _buffer.Length), _length + size));
            _buffer.AsSpan(0, Math.Min(_length, _buffer.Length)).CopyTo(grown);
            _buffer = grown;
        }

        return _buffer.AsSpan(_length, size);
    }
}
