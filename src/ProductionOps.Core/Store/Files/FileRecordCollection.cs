using System.Runtime.CompilerServices;
using ProductionOps.Files;
using ProductionOps.Store.Files.Archives;
using ProductionOps.Store.Files.Integrity;
using ProductionOps.Store.Files.Retention;

namespace ProductionOps.Store.Files;

/// <summary>The records of one kind as files. Writing takes the store lock; reading takes none.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class FileRecordCollection<TRecord, TEntry> : IRecordCollection<TRecord, TEntry>
    where TRecord : class
    where TEntry : class
{
    // Reading so many files is nothing; more than that is worth writing an index for.
    private const int ToleratedMisses = 32;

    private const int LargestChunk = 256;

    private static readonly LockRequest WriteRequest = new("writing a record", TimeSpan.FromSeconds(60));
    private static readonly LockRequest ImportRequest = new("importing records", TimeSpan.FromSeconds(60));

    private readonly StoreDirectory _store;
    private readonly StoreLock _lock;
    private readonly RecordFormat<TRecord, TEntry> _format;
    private readonly IRecordLayout<TRecord> _layout;
    private readonly RecordReader<TRecord, TEntry> _reader;
    private readonly FolderIndex<TRecord, TEntry> _index;
    private readonly RecordArchive<TRecord, TEntry>? _archive;
    private readonly SequenceOrder<TRecord, TEntry> _order;
    private readonly OnDemand _parts = new();
    private RecordHeads<TRecord, TEntry>? _heads;
    private RecordWriter<TRecord, TEntry>? _writer;
    private RecordScan<TRecord, TEntry>? _scan;
    private RecordImporter<TRecord, TEntry>? _importer;
    private RecordRetention<TRecord, TEntry>? _retention;
    private RecordRepair<TRecord, TEntry>? _repair;
    private FolderCheck<TRecord, TEntry>? _folders;
    private KindCheck<TRecord, TEntry>? _check;

    public FileRecordCollection(
        StoreDirectory store,
        StoreLock storeLock,
        RecordFormat<TRecord, TEntry> format,
        IRecordLayout<TRecord> layout,
        string? archiveDirectory = null)
    {
        _store = store;
        _lock = storeLock;
        _format = format;
        _layout = layout;
        _reader = new RecordReader<TRecord, TEntry>(store, format);
        _index = new FolderIndex<TRecord, TEntry>(store, format, layout, _reader);
        _archive = archiveDirectory is null ? null : new RecordArchive<TRecord, TEntry>(store, format, layout, archiveDirectory);
        _order = new SequenceOrder<TRecord, TEntry>(format, layout, _index, _archive, RewriteWherePoor);
    }

    /// <summary>What retention does with the records; only whoever has the store lock may change anything.</summary>
    public RecordRetention<TRecord, TEntry> Retention =>
        _parts.Get(ref _retention, () => new RecordRetention<TRecord, TEntry>(_store, _format, _layout, _index, Heads, _reader, _archive));

    /// <summary>The check of a folder of these records.</summary>
    public FolderCheck<TRecord, TEntry> Folders => _parts.Get(ref _folders, () => new FolderCheck<TRecord, TEntry>(_store, _format, _layout, _index));

    /// <summary>The check of all these records, where they are in one folder.</summary>
    public KindCheck<TRecord, TEntry> Check =>
        _parts.Get(ref _check, () => new KindCheck<TRecord, TEntry>(_store, _format, _layout, Folders, _archive, new QuarantineFolder(_store)));

    /// <summary>The repair of these records; only whoever has the store lock may change anything.</summary>
    public RecordRepair<TRecord, TEntry> Repair =>
        _parts.Get(ref _repair, () => new RecordRepair<TRecord, TEntry>(_store, _format, _layout, _index, Heads, _archive));

    private RecordHeads<TRecord, TEntry> Heads =>
        _parts.Get(ref _heads, () => new RecordHeads<TRecord, TEntry>(_store, _format, _layout, _reader, _index));

    private RecordWriter<TRecord, TEntry> Writer =>
        _parts.Get(ref _writer, () => new RecordWriter<TRecord, TEntry>(_store, _format, _layout, _reader, _index, Heads, _archive));

    private RecordScan<TRecord, TEntry> Scan => _parts.Get(ref _scan, () => new RecordScan<TRecord, TEntry>(_store, _format, _reader, _archive));

    private RecordImporter<TRecord, TEntry> Importer => _parts.Get(ref _importer, () => new RecordImporter<TRecord, TEntry>(
        _store, _format, _layout, new BatchWriter<TRecord, TEntry>(_store, _format, _layout, _index, Heads), _reader, FindStored, _archive is not null));

    /// <inheritdoc/>
    public async ValueTask<TRecord> AddAsync(TRecord record, CancellationToken cancellationToken)
    {
        using var holder = await _lock.AcquireAsync(WriteRequest, cancellationToken).ConfigureAwait(false);
        return _store.Guard(_store.Root, () => Writer.Add(record));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ImportOutcome>> ImportAsync(
        IReadOnlyList<TRecord> records, bool whatIf, CancellationToken cancellationToken)
    {
        using var holder = whatIf ? null : await _lock.AcquireAsync(ImportRequest, cancellationToken).ConfigureAwait(false);
        return await Task.Run(
            () => _store.Guard(_store.Root, () => Importer.Import(records, whatIf, cancellationToken)), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<TRecord> ReplaceAsync(TRecord record, CancellationToken cancellationToken)
    {
        using var holder = await _lock.AcquireAsync(WriteRequest, cancellationToken).ConfigureAwait(false);
        return _store.Guard(_store.Root, () => Writer.Replace(record));
    }

    /// <inheritdoc/>
    public ValueTask<TRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(FindStored(RecordId.Parse(id, _format.Kind))?.Record);
    }

    /// <inheritdoc/>
    public ValueTask<string?> FindTagAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A record is added and replaced by a rename, which changes the time of its directory.
        return ValueTask.FromResult(_store.Guard(
            _store.Root, () => _layout.Folders(null, null).Take(2).ToArray() is [var only] ? StoreDirectory.TagOf(_store.Files.Find(only.Directory)) ?? "none" : null));
    }

    /// <summary>A record and its bytes; null when there is none.</summary>
    public StoredRecord<TRecord>? FindStored(RecordId id) => _store.Guard(_store.Root, () =>
        (Writer.Find(id) is { } place ? ReadIfPresent(place.FullPath, id) : null) ?? _archive?.Find(id));

    /// <inheritdoc/>
    public async IAsyncEnumerable<TEntry> ListAsync(
        RecordQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Files are read where they are asked for; both front ends ask on threads that nobody waits for.
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var found in Lines(query, cancellationToken)) yield return found.Line.Entry;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TRecord> ReadAsync(
        RecordQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Whoever wants one record does not wait for many; whoever wants all gets them from all processors.
        var size = 1;
        var chunk = new List<FoundLine<TEntry>>();
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var found in Lines(query, cancellationToken))
        {
            chunk.Add(found);
            if (chunk.Count < size) continue;
            foreach (var record in Scan.Read(chunk, query.OnDamaged)) yield return record;
            chunk.Clear();
            size = Math.Min(2 * size, LargestChunk);
        }

        foreach (var record in Scan.Read(chunk, query.OnDamaged)) yield return record;
    }

    /// <summary>How many records there are.</summary>
    public long Count() => _store.Guard(_store.Root, () => _layout.Folders(from: null, to: null).Sum(Count) +
        (_archive?.Lines(onDamaged: null).LongCount(line => Writer.Find(_archive.IdOf(line)) is null) ?? 0));

    /// <summary>How many record files a folder has; names alone tell that.</summary>
    public long Count(RecordFolder folder)
    {
        using var reader = _store.Files.OpenFolder(folder.Directory);
        return reader.Names().LongCount(entry => entry.Kind == FileEntryKind.File && _layout.IdOf(folder, entry.Name) is not null);
    }

    private IEnumerable<FoundLine<TEntry>> Lines(RecordQuery query, CancellationToken cancellationToken)
    {
        using var lines = _order.Read(query, cancellationToken).GetEnumerator();
        while (_store.Guard(_store.Root, lines.MoveNext)) yield return lines.Current;
    }

    private StoredRecord<TRecord>? ReadIfPresent(string path, RecordId id)
    {
        try
        {
            return _reader.Read(path, id);
        }
        catch (FileNotFoundException)
        {
            // It was removed between the two looks.
            return null;
        }
    }

    private void RewriteWherePoor(RecordFolder folder, FolderContent<TEntry> content)
    {
        if (content.Missed <= ToleratedMisses) return;
        try
        {
            using var holder = _lock.TryAcquire("writing an index");
            if (holder is not null) Heads.Rewrite(folder);
        }
        catch (Exception exception) when (
            FileErrors.IsFileError(exception) || exception is OperationException { Kind: not ErrorKind.Damaged })
        {
            // Whoever may only read, or has no room, reads the records instead of the index; the answer is the same.
        }
    }
}
