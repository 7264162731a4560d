using System.Security.Cryptography;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Restoration;

/// <summary>Writes entries of a snapshot below a new, empty directory. Each blob and each file is proven by its hash on the way.</summary>
internal sealed class RestoreContent(BackupRepository repository, PackIndex index, BlobLimits limits)
{
    // Small enough that the last batches keep all workers busy, large enough that a pack is seldom opened twice.
    private const int BatchSize = 128;

    private readonly IFileSystem _files = repository.Files;

    /// <summary>Writes them and makes them durable.</summary>
    /// <param name="root">Where to.</param>
    /// <param name="entries">The entries in their order.</param>
    /// <param name="directoriesToo">Whether directories get their times and permissions, too; otherwise all of them can be written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DamagedBackupException">Something is missing or damaged.</exception>
    public void Write(string root, IReadOnlyList<SnapshotEntry> entries, bool directoriesToo, CancellationToken cancellationToken)
    {
        var paths = entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry.Kind == SnapshotEntryKind.Directory)) _files.CreatePublicDirectory(At(root, entry.Path));
        var linked = entries.Where(entry => entry.SameAs is { } same && paths.Contains(same)).ToList();
        var written = entries.Where(entry => entry.Kind == SnapshotEntryKind.File).Except(linked, ReferenceEqualityComparer.Instance).Cast<SnapshotEntry>().ToList();
        WriteFiles(root, written, cancellationToken);
        foreach (var entry in linked) Link(root, entry);
        foreach (var entry in entries.Where(entry => entry.Kind == SnapshotEntryKind.Link))
        {
            _files.CreateSymbolicLink(At(root, entry.Path), entry.Target!);
            _files.SetMetadata(At(root, entry.Path), mode: null, entry.Modified);
        }

        if (!directoriesToo) return;
        // Backwards, as writing into a directory changes its time, and its permissions may forbid it.
        foreach (var entry in entries.Reverse().Where(entry => entry.Kind == SnapshotEntryKind.Directory)) SetMetadata(root, entry);
    }

    private void WriteFiles(string root, List<SnapshotEntry> entries, CancellationToken cancellationToken)
    {
        var small = entries
            .Where(entry => entry.Blobs is null && entry.Size > 0)
            .GroupBy(entry => entry.BlobIds().First())
            .Select(group => new SmallContent(Place(group.Key), [.. group]))
            .OrderBy(content => content.Place.Pack, StringComparer.Ordinal)
            .ThenBy(content => content.Place.Entry.Offset)
            .Chunk(BatchSize)
            .Select(batch => (Action<BlobReader>)(blobs => WriteSmall(root, batch, blobs)));
        var others = entries
            .Where(entry => entry.Blobs is not null || entry.Size == 0)
            .Select(entry => (Action<BlobReader>)(blobs => WriteOne(root, entry, blobs, cancellationToken)));
        var options = new ParallelOptions { MaxDegreeOfParallelism = limits.Parallelism, CancellationToken = cancellationToken };
        ParallelWork.Run(() => Parallel.ForEach(
            small.Concat(others).ToList(),
            options,
            () => repository.OpenBlobs(index),
            (work, _, blobs) =>
            {
                work(blobs);
                return blobs;
            },
            blobs => blobs.Dispose()));
    }

    private BlobPlace Place(BlobId id) => index.Find(id) ?? throw new DamagedBackupException($"the blob {id} is missing");

    private void WriteSmall(string root, SmallContent[] batch, BlobReader blobs)
    {
        foreach (var content in batch)
        {
            var bytes = blobs.Read(content.Place);
            foreach (var entry in content.Entries)
            {
                if (bytes.Length != entry.Size) throw new DamagedBackupException($"'{entry.Path}' has {bytes.Length} bytes instead of {entry.Size}");
                _files.WriteUnflushed(At(root, entry.Path), bytes, isPrivate: true);
                SetMetadata(root, entry);
            }
        }
    }

    private void WriteOne(string root, SnapshotEntry entry, BlobReader blobs, CancellationToken cancellationToken)
    {
        if (entry.Size > 0) WriteLarge(root, entry, blobs, cancellationToken);
        else _files.WriteUnflushed(At(root, entry.Path), [], isPrivate: true);
        SetMetadata(root, entry);
    }

    private void WriteLarge(string root, SnapshotEntry entry, BlobReader blobs, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var stream = _files.CreateNew(At(root, entry.Path), expectedLength: 0, isPrivate: true))
        {
            foreach (var id in entry.BlobIds())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var bytes = blobs.Read(id);
                hash.AppendData(bytes);
                // A hole stays a hole: an image of a disk that is mostly empty must fit where it came from.
                if (bytes.ContainsAnyExcept((byte)0)) stream.Write(bytes);
                else stream.Seek(bytes.Length, SeekOrigin.Current);
            }

            if (stream.Length != stream.Position) stream.SetLength(stream.Position);
            if (stream.Position != entry.Size) throw new DamagedBackupException($"'{entry.Path}' has {stream.Position} bytes instead of {entry.Size}");
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != entry.Sha256) throw new DamagedBackupException($"'{entry.Path}' does not have the hash that it should have");
    }

    private void Link(string root, SnapshotEntry entry)
    {
        var (existing, path) = (At(root, entry.SameAs!), At(root, entry.Path));
        if (_files.TryLink(existing, path)) return;
        using (var source = _files.OpenRead(existing))
        using (var stream = _files.CreateNew(path, expectedLength: 0, isPrivate: true)) source.CopyTo(stream);
        SetMetadata(root, entry);
    }

    private void SetMetadata(string root, SnapshotEntry entry) =>
        _files.SetMetadata(At(root, entry.Path), entry.Permissions(), entry.Modified);

    private static string At(string root, string path) => Path.Combine(root, path);

    private sealed record SmallContent(BlobPlace Place, IReadOnlyList<SnapshotEntry> Entries);
}
