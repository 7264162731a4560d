using System.Collections.Concurrent;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Puts blobs that are not there yet into packs. Each worker fills a pack of its own; a full one is written at once.</summary>
internal sealed class PackWriting(BackupRepository repository, PackIndex index, bool compress, int packSize)
{
    private readonly ConcurrentBag<PackBuilder> _builders = [];
    private readonly ConcurrentDictionary<BlobId, bool> _added = new();
    private readonly ConcurrentBag<Pack> _written = [];

    /// <summary>Packs that were written.</summary>
    public IReadOnlyCollection<Pack> Written => _written;

    /// <summary>Whether a blob is in the repository.</summary>
    public bool Contains(BlobId id) => index.Contains(id);

    /// <summary>A pack to fill; it is given back with <see cref="Return"/>.</summary>
    public PackBuilder Rent() => _builders.TryTake(out var builder) ? builder : new PackBuilder(repository.Key, compress);

    public void Return(PackBuilder builder) => _builders.Add(builder);

    /// <summary>Adds content, unless it is there already or another worker is adding it.</summary>
    public BlobId Add(PackBuilder builder, ReadOnlySpan<byte> content)
    {
        var id = BlobId.Of(content);
        if (index.Contains(id) || !_added.TryAdd(id, true)) return id;
        builder.Add(id, content);
        if (builder.ContentLength >= packSize) Write(builder);
        return id;
    }

    /// <summary>Writes what is left, in as few packs as possible, and makes the names of all packs durable.</summary>
    public void Complete()
    {
        var target = Rent();
        while (_builders.TryTake(out var builder))
        {
            target.Take(builder);
            if (target.ContentLength >= packSize) Write(target);
        }

        if (target.ContentLength > 0) Write(target);
        if (!_written.IsEmpty) repository.Packs.FlushNames();
    }

    private void Write(PackBuilder builder)
    {
        // As an error of the repository it ends the backup; an error of a file would only leave that file out.
        _written.Add(repository.Directory.Guard(() => repository.Packs.Write(builder)));
        builder.Clear();
    }
}
