using System.Buffers;
using System.Text.Json;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>
/// The index of folders: a cache that is compared with the directory by name, length and modification time whenever it is read, so
/// that what was edited, restored or lost is seen, and that can be left out altogether.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class FolderIndex<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    RecordReader<TRecord, TEntry> reader)
    where TRecord : class
    where TEntry : class
{
    private const int LongestLine = 4096;

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="onDamaged">Called for each record that cannot be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public FolderContent<TEntry> Load(
        RecordFolder folder, Action<OperationException>? onDamaged, CancellationToken cancellationToken = default) =>
        Load(folder, onDamaged, isTrusting: true, cancellationToken);

    /// <summary>The same from the record files alone; the index is asked for nothing but what the files were before.</summary>
    public FolderContent<TEntry> LoadFiles(
        RecordFolder folder, Action<OperationException>? onDamaged, CancellationToken cancellationToken = default) =>
        Load(folder, onDamaged, isTrusting: false, cancellationToken);

    /// <summary>What the index of a folder says.</summary>
    public KnownLines<TEntry> ReadKnown(RecordFolder folder)
    {
        var known = new KnownLines<TEntry>(format.ChecksumOf);

        // The tail before the snapshot: what leaves the tail is in the snapshot already.
        var lines = ReadTail(folder.TailPath, known);
        foreach (var line in ReadSnapshot(folder.SnapshotPath, known)) known.Add(line);
        foreach (var line in lines) known.Add(line);
        return known;
    }

    private FolderContent<TEntry> Load(
        RecordFolder folder, Action<OperationException>? onDamaged, bool isTrusting, CancellationToken cancellationToken)
    {
        // The directory before the index: a record is in the index before it is in the directory.
        var files = store.Files.Enumerate(folder.Directory).Where(file => file.Kind == FileEntryKind.File).ToList();
        var known = ReadKnown(folder);
        var last = 0L;
        foreach (var line in known.Latest) last = Math.Max(last, format.SequenceOf(line.Entry));

        var lines = new List<IndexLine<TEntry>>(files.Count);
        var unreadable = new List<IndexLine<TEntry>>();
        var missed = 0;
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (layout.IdOf(folder, file.Name) is not { } id) continue;
            if (isTrusting && known.FindCurrent(file) is { } line)
            {
                lines.Add(line);
            }
            else if (ReadFile(folder, file, id, onDamaged) is { } read)
            {
                lines.Add(known.FindCurrent(file) is { Acknowledged: null } same && format.ChecksumOf(same.Entry) == format.ChecksumOf(read.Entry) ? same : known.Witness(read));
                last = Math.Max(last, format.SequenceOf(read.Entry));
                missed++;
            }
            else if (known.Find(file.Name) is { } before)
            {
                unreadable.Add(before);
            }
        }

        return new FolderContent<TEntry>
        {
            Lines = lines,
            Unreadable = unreadable,
            Missed = missed,
            TailLines = known.TailLines,
            LastSequence = last,
            Temporaries = [.. files.Where(file => StoreDirectory.TemporaryOwner(file.Name) is not null)],
        };
    }

    /// <summary>The first, or the last, sequence that the tail of a folder tells; null when it tells none.</summary>
    public long? BoundOf(RecordFolder folder, bool last)
    {
        if (!store.Files.FileExists(folder.TailPath)) return null;
        using var stream = store.Files.OpenRead(folder.TailPath);
        var buffer = new byte[(int)Math.Min(stream.Length, LongestLine)];
        if (last) stream.Seek(-buffer.Length, SeekOrigin.End);
        ReadOnlySpan<byte> text = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (last && text.EndsWith("\n"u8)) text = text[..^1];
        var end = last ? text.LastIndexOf((byte)'\n') : text.IndexOf((byte)'\n');
        var isWholeFile = buffer.Length == stream.Length;
        if (end < 0 && !(last && isWholeFile)) return null;
        return ParseLine(last ? text[(end + 1)..] : text[..end]) is { Entry: { } entry } ? format.SequenceOf(entry) : null;
    }

    /// <summary>The index line of a record.</summary>
    public IndexLine<TEntry> LineOf(string fileName, TRecord record, ReadOnlySpan<byte> content, DateTimeOffset modified) => new(
        fileName,
        content.Length,
        modified.UtcTicks,
        format.EntryOf(record, RecordFormat<TRecord, TEntry>.Checksum(content), content.Length));

    /// <summary>Appends a line to the tail; returns the length of the tail.</summary>
    public long Append(RecordFolder folder, IndexLine<TEntry> line) =>
        store.Files.AppendLine(folder.TailPath, Serialize([line]), isPrivate: true);

    /// <summary>Writes the index anew. Only whoever has the store lock may do so.</summary>
    public void Rewrite(RecordFolder folder, FolderContent<TEntry> content)
    {
        var lines = content.Lines.Concat(content.Unreadable).OrderBy(line => format.SequenceOf(line.Entry)).ToList();
        if (folder.SnapshotPath is not { } snapshotPath)
        {
            store.WriteDurable(folder.TailPath, Serialize(lines));
            return;
        }

        var snapshot = new IndexSnapshot<TEntry>(RecordFormat<TRecord, TEntry>.SchemaVersion, lines);
        store.WriteDurable(snapshotPath, JsonSeal.Apply(JsonSerializer.SerializeToUtf8Bytes(snapshot, format.SnapshotType)));
        store.Files.DeleteFile(folder.TailPath);
    }

    private byte[] Serialize(List<IndexLine<TEntry>> lines)
    {
        using var encoder = new RecordEncoder<TRecord, TEntry>(format);
        var text = new ArrayBufferWriter<byte>(1 + (lines.Count * 512));
        foreach (var line in lines) text.Write(encoder.Encode(line));
        return text.WrittenSpan.ToArray();
    }

    private IndexLine<TEntry>? ReadFile(RecordFolder folder, FileEntry file, RecordId id, Action<OperationException>? onDamaged)
    {
        try
        {
            var stored = reader.Read(Path.Combine(folder.Directory, file.Name), id, file.Length);
            return LineOf(file.Name, stored.Record, stored.Content, file.Modified);
        }
        catch (OperationException exception)
        {
            onDamaged?.Invoke(exception);
            return null;
        }
        catch (FileNotFoundException)
        {
            // It was there when the directory was read and has been removed since.
            return null;
        }
    }

    private List<IndexLine<TEntry>> ReadTail(string path, KnownLines<TEntry> known)
    {
        var lines = new List<IndexLine<TEntry>>();
        var rest = ReadIfPresent(path);
        for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
        {
            known.TailLines++;
            if (ParseLine(rest[..end]) is { File: not null, Entry: not null } line) lines.Add(line);
            else if (JsonSeal.IsComplete(rest[..end])) known.DamagedLines++;
            else known.TornLines++;
            rest = rest[(end + 1)..];
        }

        if (rest.Length > 0) known.TornLines++;
        return lines;
    }

    private IReadOnlyList<IndexLine<TEntry>> ReadSnapshot(string? path, KnownLines<TEntry> known)
    {
        if (path is null) return [];
        var text = ReadIfPresent(path);
        if (ParseSnapshot(text) is { Records: { } records }) return [.. records.Where(line => line is { File: not null, Entry: not null })];
        known.IsSnapshotDamaged = text.Length > 0 || store.Files.FileExists(path);
        return [];
    }

    private ReadOnlySpan<byte> ReadIfPresent(string path)
    {
        try
        {
            return store.Files.FileExists(path) ? store.Files.ReadAllBytes(path) : [];
        }
        catch (FileNotFoundException)
        {
            // The tail was folded into the snapshot between the two calls.
            return [];
        }
    }

    private IndexLine<TEntry>? ParseLine(ReadOnlySpan<byte> json) => Parse(json, static (text, format) => format.ParseLine(text));

    private IndexSnapshot<TEntry>? ParseSnapshot(ReadOnlySpan<byte> json) =>
        Parse(json, static (text, format) => format.ParseSnapshot(text));

    private T? Parse<T>(ReadOnlySpan<byte> json, Func<ReadOnlySpan<byte>, RecordFormat<TRecord, TEntry>, T?> parse)
        where T : class
    {
        // What the disk has altered may still be JSON, so it is the seal that is asked first.
        if (!JsonSeal.IsIntact(json)) return null;
        try
        {
            return parse(json, format);
        }
        catch (JsonException)
        {
            // A damaged index is as good as none: the record files are read instead.
            return null;
        }
    }
}
