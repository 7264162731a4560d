using System.Globalization;
using System.Text.Json;
using ProductionOps.Files;

namespace ProductionOps.Store.Files.Archives;

/// <summary>The archived records of one kind: a file a month, by the identifiers of the records, and an index of them all.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordArchive<TRecord, TEntry>
    where TRecord : class
    where TEntry : class
{
    private readonly StoreDirectory _store;
    private readonly RecordFormat<TRecord, TEntry> _format;
    private readonly IRecordLayout<TRecord> _layout;
    private readonly RecordFolder _recordFolder;
    private readonly Lock _gate = new();
    private (FileEntry File, IReadOnlyDictionary<string, ArchiveMember> Members)? _lastRead;

    public RecordArchive(StoreDirectory store, RecordFormat<TRecord, TEntry> format, IRecordLayout<TRecord> layout, string directory)
    {
        _store = store;
        _format = format;
        _layout = layout;
        _recordFolder = layout.FolderAt(directory);
        Folder = new RecordFolder(
            store.PathOf(directory), store.PathOf($"{directory}/index.ndjson"), store.PathOf($"{directory}/index.json"));
    }

    /// <summary>Where the archives are.</summary>
    public RecordFolder Folder { get; }

    /// <summary>The identifier of an archived record.</summary>
    public RecordId IdOf(IndexLine<TEntry> line) => RecordId.Parse(_format.IdOf(line.Entry), _format.Kind);

    /// <summary>Whether there is anything archived.</summary>
    public bool Exists() => _store.Files.DirectoryExists(Folder.Directory);

    /// <summary>One line for each archived record; its file is <c>archive/record</c>, its length and time those of the archive.</summary>
    public IEnumerable<IndexLine<TEntry>> Lines(Action<OperationException>? onDamaged)
    {
        var known = ReadIndex();
        foreach (var archive in Archives())
        {
            var cached = known[archive.Name].ToList();
            var isCurrent = cached.Count > 0 &&
                cached.TrueForAll(line => line.Length == archive.Length && line.Modified == archive.Modified.UtcTicks);
            foreach (var line in isCurrent ? cached : ReadLines(archive, onDamaged)) yield return line;
        }
    }

    /// <summary>Whether a record is archived.</summary>
    public bool Contains(RecordId id)
    {
        try
        {
            return Member(id) is not null;
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
        {
            // Of what cannot be read nobody knows; it stops no writer.
            return false;
        }
    }

    /// <summary>An archived record; null when there is none.</summary>
    /// <exception cref="OperationException"><c>ArchiveDamaged</c>, <c>RecordDamaged</c>.</exception>
    public StoredRecord<TRecord>? Find(RecordId id) => Member(id) is { } member
        ? new StoredRecord<TRecord>(Parse(member), member.Content)
        : null;

    /// <summary>Puts records into the archive of their month, durably. Only whoever has the store lock may do so.</summary>
    public void Put(string month, IReadOnlyList<ArchiveMember> members, bool isCompressed)
    {
        var there = Read(month);
        if (members.All(member => there.TryGetValue(member.File, out var same) && same.Checksum == member.Checksum)) return;
        var all = new Dictionary<string, ArchiveMember>(there, StringComparer.Ordinal);
        foreach (var member in members) all[member.File] = member;
        Write(month, all.Values, isCompressed);
    }

    /// <summary>Takes records out of the archive of their month, durably. Only whoever has the store lock may do so.</summary>
    public void Remove(string month, IReadOnlySet<string> files)
    {
        var there = Read(month);
        var rest = there.Values.Where(member => !files.Contains(member.File)).ToList();
        if (rest.Count == there.Count) return;
        if (rest.Count > 0)
        {
            Write(month, rest, isCompressed: _store.Files.FileExists(PathOf(month, isCompressed: true)));
            return;
        }

        foreach (var path in PathsOf(month)) _store.Files.DeleteFile(path);
        _store.Files.FlushDirectory(Folder.Directory);
    }

    /// <summary>Writes the index of the archives anew where it is out of date. Only whoever has the store lock may do so.</summary>
    public void WriteIndex()
    {
        if (!_store.Files.DirectoryExists(Folder.Directory)) return;
        var isDamaged = false;
        var lines = Lines(_ => isDamaged = true).OrderBy(line => _format.SequenceOf(line.Entry)).ToList();

        // An index would hide the damage from those who list.
        if (isDamaged) return;
        var content = JsonSeal.Apply(JsonSerializer.SerializeToUtf8Bytes(
            new IndexSnapshot<TEntry>(RecordFormat<TRecord, TEntry>.SchemaVersion, lines), _format.SnapshotType));
        var path = Folder.SnapshotPath!;
        if (_store.Files.FileExists(path) && _store.Files.ReadAllBytes(path).AsSpan().SequenceEqual(content)) return;
        _store.WriteDurable(path, content);
    }

    /// <summary>The month whose archive a record belongs to.</summary>
    public static string MonthOf(RecordId id) => id.Second.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The name that the file of a record has, in its folder and in the archive.</summary>
    public string FileNameOf(RecordId id) => _layout.PlacesOf(id).First().FileName;

    /// <summary>Whether something is an archive, by its name.</summary>
    public static bool IsArchive(FileEntry entry) => MonthOfName(entry.Name) is not null;

    /// <summary>Whether the index of the archives is there and not as it was written.</summary>
    public bool IsIndexDamaged() =>
        _store.Files.FileExists(Folder.SnapshotPath!) && !JsonSeal.IsIntact(_store.Files.ReadAllBytes(Folder.SnapshotPath!));

    /// <summary>The archives, in the order of their months.</summary>
    public IReadOnlyList<FileEntry> Archives() => _store.Files.Enumerate(Folder.Directory)
        .Where(file => file.Kind == FileEntryKind.File && StoreDirectory.TemporaryOwner(file.Name) is null)
        .Where(file => MonthOfName(file.Name) is not null)
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .ToList();

    private static string? MonthOfName(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || name[dot..] is not (ArchiveFile.CompressedExtension or ArchiveFile.PlainExtension)) return null;
        return DateOnly.TryParseExact(name[..dot], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? name[..dot] : null;
    }

    private List<IndexLine<TEntry>> ReadLines(FileEntry archive, Action<OperationException>? onDamaged)
    {
        var lines = new List<IndexLine<TEntry>>();
        var file = new ArchiveFile(_store, Path.Combine(Folder.Directory, archive.Name));
        foreach (var member in file.ReadWhole(onDamaged))
        {
            try
            {
                lines.Add(new IndexLine<TEntry>(
                    $"{archive.Name}/{member.File}",
                    archive.Length,
                    archive.Modified.UtcTicks,
                    _format.EntryOf(Parse(member), member.Checksum, member.Content.Length)));
            }
            catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
            {
                onDamaged?.Invoke(exception);
            }
        }

        return lines;
    }

    private ArchiveMember? Member(RecordId id)
    {
        var month = MonthOf(id);
        if (!PathsOf(month).Any(_store.Files.FileExists)) return null;
        try
        {
            return Read(month).GetValueOrDefault(FileNameOf(id));
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged && FindWhole(id) is { } whole)
        {
            return whole;
        }
    }

    /// <summary>An archived record that is whole; damage beside it does not hide it.</summary>
    public ArchiveMember? FindWhole(RecordId id) => PathsOf(MonthOf(id))
        .Where(_store.Files.FileExists)
        .SelectMany(path => new ArchiveFile(_store, path).Inspect().Members)
        .LastOrDefault(member => member.File == FileNameOf(id));

    private Dictionary<string, ArchiveMember> Read(string month)
    {
        var members = new Dictionary<string, ArchiveMember>(StringComparer.Ordinal);
        foreach (var path in PathsOf(month))
        {
            if (_store.Files.Find(path) is not { } file) continue;
            foreach (var (name, member) in ReadCached(path, file)) members[name] = member;
        }

        return members;
    }

    // Whoever reads records in order asks for the same month again and again.
    private IReadOnlyDictionary<string, ArchiveMember> ReadCached(string path, FileEntry file)
    {
        lock (_gate)
        {
            if (_lastRead is { } last && last.File == file) return last.Members;
            var members = new ArchiveFile(_store, path).Read().ToDictionary(member => member.File, StringComparer.Ordinal);
            _lastRead = (file, members);
            return members;
        }
    }

    private void Write(string month, IEnumerable<ArchiveMember> members, bool isCompressed)
    {
        var path = PathOf(month, isCompressed);
        new ArchiveFile(_store, path).Write(members);
        foreach (var other in PathsOf(month).Where(other => other != path && _store.Files.FileExists(other))) _store.Files.DeleteFile(other);
    }

    private string PathOf(string month, bool isCompressed) =>
        Path.Combine(Folder.Directory, month + (isCompressed ? ArchiveFile.CompressedExtension : ArchiveFile.PlainExtension));

    private IEnumerable<string> PathsOf(string month) => [PathOf(month, isCompressed: false), PathOf(month, isCompressed: true)];

    private ILookup<string, IndexLine<TEntry>> ReadIndex()
    {
        IEnumerable<IndexLine<TEntry>> lines = [];
        try
        {
            if (_store.Files.FileExists(Folder.SnapshotPath!))
            {
                var text = _store.Files.ReadAllBytes(Folder.SnapshotPath!);
                lines = JsonSeal.IsIntact(text) ? JsonSerializer.Deserialize(text, _format.SnapshotType)?.Records ?? [] : [];
            }
        }
        catch (Exception exception) when (exception is JsonException or FileNotFoundException)
        {
            // A damaged index is as good as none: the archives are read instead.
        }

        return lines
            .Where(line => line is { File: not null, Entry: not null })
            .ToLookup(line => line.File.Split('/')[0], StringComparer.Ordinal);
    }

    private TRecord Parse(ArchiveMember member)
    {
        try
        {
            var record = _format.Deserialize(member.Content);
            if (_layout.IdOf(_recordFolder, member.File)?.ToString() == _format.IdentityOf(record).Id) return record;
            throw new JsonException($"It says that it is '{_format.IdentityOf(record).Id}'.");
        }
        catch (JsonException exception)
        {
            throw new OperationException(
                "RecordDamaged",
                ErrorKind.Damaged,
                $"The archived record '{member.File}' in '{Folder.Directory}' cannot be read: {exception.Message} Run Repair-ProductionStore.",
                member.File,
                exception);
        }
    }
}
