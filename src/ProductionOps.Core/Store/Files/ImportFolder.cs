using System.Buffers;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>
/// One folder that a batch of records is written to. Where the folder is new, the files get their names in a directory beside, which
/// becomes the folder in one step; otherwise each file gets its name in one step.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class ImportFolder<TRecord>(StoreDirectory store, RecordFolder folder, IReadOnlyList<ImportItem<TRecord>> items, string? stagingRoot) : IDisposable
{
    private readonly string?[] _temporaryNames = new string?[items.Count];
    private readonly byte[][] _lines = new byte[items.Count][];
    private bool _isNew;
    private string? _staging;
    private IOpenDirectory? _directory;

    public RecordFolder Folder => folder;

    public IReadOnlyList<ImportItem<TRecord>> Items => items;

    /// <summary>The directories whose names have changed when all is published.</summary>
    public IEnumerable<string> Changed => _isNew ? [Path.GetDirectoryName(folder.Directory)!, stagingRoot!] : [folder.Directory];

    /// <summary>Makes room for the files.</summary>
    public void Open()
    {
        _isNew = stagingRoot is not null && !store.Files.DirectoryExists(folder.Directory);
        if (!_isNew)
        {
            store.Files.CreateDirectory(folder.Directory, isPrivate: true);
            _directory = store.Files.OpenDirectory(folder.Directory);
            return;
        }

        store.Files.CreateDirectory(Path.GetDirectoryName(folder.Directory)!, isPrivate: true);
        _staging = store.TemporaryPathIn(stagingRoot!);
        store.Files.CreateDirectory(_staging, isPrivate: true);
        _directory = store.Files.OpenDirectory(_staging);
    }

    /// <summary>Writes one of the files; nothing is durable yet. Several threads may do so at once.</summary>
    public FileEntry Write(int number, ReadOnlySpan<byte> content)
    {
        if (_isNew) return _directory!.Write(items[number].Place.FileName, content);
        var name = StoreDirectory.TemporaryName(store.Random);
        var file = _directory!.Write(name, content);
        _temporaryNames[number] = name;
        return file;
    }

    /// <summary>Keeps the index line of one of the files.</summary>
    public void Keep(int number, ReadOnlySpan<byte> line) => _lines[number] = line.ToArray();

    /// <summary>Writes the index of a new folder, when all its files are written.</summary>
    public void WriteIndex()
    {
        if (!_isNew) return;
        using var lines = new JoinedLines(_lines);
        _directory!.Write(Path.GetFileName(folder.TailPath), lines.Text);
    }

    /// <summary>The files that <see cref="Write"/> and <see cref="WriteIndex"/> made, and the directory of a new folder.</summary>
    public (IEnumerable<string> Files, string? Directory) Unflushed() => _staging is null
        ? (_temporaryNames.OfType<string>().Select(name => Path.Combine(folder.Directory, name)), null)
        : (items.Select(item => item.Place.FileName).Append(Path.GetFileName(folder.TailPath)).Select(name => Path.Combine(_staging, name)), _staging);

    /// <summary>
    /// Gives the files their names, with their index lines first; in order means that none is there after a loss of power without those
    /// before it. Calls back for each whose name is taken.
    /// </summary>
    public void Publish(bool inOrder, Action<ImportItem<TRecord>> onTaken)
    {
        if (_staging is not null)
        {
            store.Files.MoveDirectory(_staging, folder.Directory);
            _staging = null;
            return;
        }

        using (var lines = new JoinedLines(_lines)) store.Files.AppendLine(folder.TailPath, lines.Text, isPrivate: true);
        if (inOrder) PublishInOrder(Publish);
        else ParallelWork.For(items.Count, Publish);
        Discard();

        void Publish(int number)
        {
            if (_directory!.TryPublish(_temporaryNames[number]!, items[number].Place.FileName)) _temporaryNames[number] = null;
            else onTaken(items[number]);
        }
    }

    // Durable one by one: of several names that nobody flushed, a file system may keep the later and lose the earlier.
    private void PublishInOrder(Action<int> publish)
    {
        for (var number = 0; number < items.Count; number++)
        {
            if (number > 0) store.Files.FlushDirectory(folder.Directory);
            publish(number);
        }
    }

    /// <summary>Removes what has not been published.</summary>
    public void Discard()
    {
        if (_staging is not null) store.Files.DeleteDirectory(_staging);
        foreach (var name in _temporaryNames.OfType<string>()) _directory!.Delete(name);
    }

    /// <inheritdoc/>
    public void Dispose() => _directory?.Dispose();

    /// <summary>
    /// The index lines as one text. It is too long for the small objects of the collector, whose room for large ones makes it look through
    /// everything, so it is borrowed.
    /// </summary>
    private readonly ref struct JoinedLines : IDisposable
    {
        private readonly byte[] _buffer;

        public JoinedLines(byte[][] lines)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(lines.Sum(static line => line.Length));
            var length = 0;
            foreach (var line in lines)
            {
                line.CopyTo(_buffer, length);
                length += line.Length;
            }

            Text = _buffer.AsSpan(0, length);
        }

        public ReadOnlySpan<byte> Text { get; }

        public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
    }
}
