using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>Reads single blobs; keeps the pack open that it read last. One thread uses it at a time.</summary>
internal sealed class BlobReader(PackFiles packs, PackIndex index, RepositoryKey? key, Func<string, Stream> open) : IDisposable
{
    private readonly BlobDecoder _decoder = new(key);
    private byte[] _stored = [];
    private Stream? _stream;
    private string? _pack;

    /// <summary>The content of a blob, valid until the next call.</summary>
    /// <exception cref="DamagedBackupException">It is missing or not what was written.</exception>
    public ReadOnlySpan<byte> Read(BlobId id) =>
        index.Find(id) is { } place ? Read(place) : throw new DamagedBackupException($"the blob {id} is missing");

    /// <summary>The content of a blob of which the place is known, valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(BlobPlace place)
    {
        try
        {
            return _decoder.Decode(place.Entry, ReadStored(place));
        }
        catch (DamagedBackupException exception)
        {
            throw new DamagedBackupException($"the blob {place.Entry.Id} in the pack {place.Pack} is damaged: {exception.Message}", exception);
        }
    }

    /// <summary>A blob as its pack holds it, valid until the next call.</summary>
    public ReadOnlySpan<byte> ReadStored(BlobPlace place)
    {
        if (_pack != place.Pack)
        {
            _stream?.Dispose();
            _stream = null;
            _stream = open(packs.PathOf(place.Pack));
            _pack = place.Pack;
        }

        var entry = place.Entry;
        if (_stored.Length < entry.StoredLength) _stored = GC.AllocateUninitializedArray<byte>(entry.StoredLength);
        var stored = _stored.AsSpan(0, entry.StoredLength);
        if (_stream!.Position != entry.Offset) _stream.Position = entry.Offset;
        if (_stream.ReadAtLeast(stored, stored.Length, throwOnEndOfStream: false) < stored.Length) throw new DamagedBackupException("the pack ends too early");
        return stored;
    }

    public void Dispose() => _stream?.Dispose();
}
