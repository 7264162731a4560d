using ProductionOps.Files;

namespace ProductionOps.Faults.Disks;

/// <summary>
/// A disk in memory that does what <see cref="PhysicalFileSystem"/> does, step by step, and remembers each step, so that the states
/// in which a loss of power could leave a real disk can be worked out.
/// </summary>
internal sealed partial class MemoryFileSystem(DiskImage initial, DiskOptions options) : IFileSystem
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _locked = new(StringComparer.Ordinal);
    private readonly List<DiskChange> _trace = [];
    private DiskImage _image = initial;
    private int _next = initial.Nodes.Keys.Max() + 1;
    private int _steps;
    private int _reads;

    /// <summary>What the disk holds now.</summary>
    public DiskImage Image
    {
        get
        {
            lock (_gate) return _image;
        }
    }

    /// <summary>Every step so far.</summary>
    public IReadOnlyList<DiskChange> Trace
    {
        get
        {
            lock (_gate) return [.. _trace];
        }
    }

    /// <summary>How many steps were taken.</summary>
    public int Steps
    {
        get
        {
            lock (_gate) return _trace.Count;
        }
    }

    /// <summary>How many times something was looked at or read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public string BootId(TimeProvider time) => options.BootId;

    public bool FileExists(string path) => Look(path) is FileNode or LinkNode;

    public bool DirectoryExists(string path) => Look(path) is DirectoryNode;

    public FileEntry? Find(string path) => Look(path) is { } node ? EntryOf(Path.GetFileName(path), node) : null;

    public FileDetails? FindDetails(string path)
    {
        var image = Image;
        if (image.Find(path) is not { } node) return null;
        var entry = EntryOf(string.Empty, image.Nodes[node]);
        return new FileDetails(entry.Kind, entry.Length, entry.Modified) { Changed = entry.Modified, Inode = (ulong)node };
    }

    public IEnumerable<FileEntry> Enumerate(string directory)
    {
        CountRead();
        var image = Image;
        return image.Find(directory) is { } node && image.Nodes[node] is DirectoryNode content
            ? [.. content.Entries.Where(entry => image.Nodes.ContainsKey(entry.Value)).Select(entry => EntryOf(entry.Key, image.Nodes[entry.Value]))]
            : [];
    }

    public Stream OpenRead(string path) => new MemoryStream(ReadAllBytes(path), writable: false);

    public byte[] ReadAllBytes(string path)
    {
        CountRead();
        return Look(path) is FileNode file ? [.. file.Content] : throw new FileNotFoundException("Not there.", path);
    }

    public string? ReadLink(string path) => (Look(path) as LinkNode)?.Target;

    public IDisposable? TryLock(string path)
    {
        lock (_gate)
        {
            if (!_locked.Add(path)) return null;
            try
            {
                if (_image.Find(path) is null) CreateFile(path, []);
            }
            catch
            {
                _locked.Remove(path);
                throw;
            }

            return new Held(this, path);
        }
    }

    private DiskNode? Look(string path)
    {
        var image = Image;
        return image.Find(path) is { } node ? image.Nodes[node] : null;
    }

    private void CountRead()
    {
        if (options.ReadFault?.Invoke(Interlocked.Increment(ref _reads)) is { } error) throw error;
    }

    private static FileEntry EntryOf(string name, DiskNode node) => node switch
    {
        FileNode file => new FileEntry(name, FileEntryKind.File, file.Content.Length, file.Modified),
        DirectoryNode => new FileEntry(name, FileEntryKind.Directory, 0, node.Modified),
        _ => new FileEntry(name, FileEntryKind.SymbolicLink, 0, node.Modified),
    };

    // The number of steps tells the time, so that two runs of the same operations make the same disk.
    private DateTimeOffset Now => options.Clock?.Now ?? options.Start + (options.Tick * (_trace.Count + 1));

    private void Step(DiskChange change)
    {
        var fault = options.Fault?.Invoke(++_steps, change);
        if (fault is null)
        {
            Apply(change);
            return;
        }

        if (fault.Extent == FaultExtent.Everything) Apply(change);
        if (fault.Extent == FaultExtent.Half && change is ContentChanged content) Apply(HalfOf(content));
        throw fault.Error;
    }

    private void Apply(DiskChange change)
    {
        _image = change.Apply(_image);
        if (!options.Lies || change is not (FileFlushed or DirectoryFlushed or DiskFlushed)) _trace.Add(change);
    }

    private ContentChanged HalfOf(ContentChanged change)
    {
        var before = _image.File(change.File).Content;
        var end = change.Start + ((change.End - change.Start) / 2);
        var content = new byte[Math.Max(before.Length, end)];
        before.CopyTo(content, 0);
        change.Content.AsSpan(change.Start, Math.Min(end, change.Content.Length) - change.Start).CopyTo(content.AsSpan(change.Start));
        return change with { Content = content, End = end };
    }

    private (int Directory, string Name) PlaceOf(string path)
    {
        var directory = _image.Find(Path.GetDirectoryName(path)!);
        if (directory is not { } node || _image.Nodes[node] is not DirectoryNode) throw new DirectoryNotFoundException($"There is no directory for '{path}'.");
        return (node, Path.GetFileName(path));
    }

    private int NodeOf(string path) => _image.Find(path) ?? throw new FileNotFoundException("Not there.", path);

    private int CreateNode(string path, DiskNode content)
    {
        var (directory, name) = PlaceOf(path);
        if (_image.Find(path) is not null) throw new IOException($"'{path}' exists.", 17);
        var node = _next++;
        Apply(new NodeCreated(node, content));
        Step(new NameAdded(directory, name, node, Now));
        return node;
    }

    private int CreateFile(string path, byte[] content)
    {
        var node = CreateNode(path, new FileNode([], Now));
        if (content.Length > 0) Step(new ContentChanged(node, content, 0, content.Length, Now));
        return node;
    }

    private sealed class Held(MemoryFileSystem files, string path) : IDisposable
    {
        public void Dispose()
        {
            lock (files._gate) files._locked.Remove(path);
        }
    }
}
