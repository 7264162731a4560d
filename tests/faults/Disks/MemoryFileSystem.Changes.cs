using ProductionOps.Files;

namespace ProductionOps.Faults.Disks;

/// <content>What changes the disk; each change takes the same steps as on a real one, and cleans up after a failure as that does.</content>
internal sealed partial class MemoryFileSystem
{
    public void CreateDirectory(string path, bool isPrivate = false)
    {
        lock (_gate)
        {
            if (_image.Find(path) is not null) return;
            var parent = Path.GetDirectoryName(path)!;
            CreateDirectory(parent, isPrivate);
            CreateNode(path, DirectoryNode.Empty(Now));
            FlushDirectory(parent);
        }
    }

    public FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        lock (_gate)
        {
            var node = WriteFile(path, content);
            try
            {
                Step(new FileFlushed(node));
                return EntryOf(Path.GetFileName(path), _image.Nodes[node]);
            }
            catch
            {
                DeleteFile(path);
                throw;
            }
        }
    }

    public FileEntry WriteUnflushed(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        lock (_gate)
        {
            var node = WriteFile(path, content);
            return EntryOf(Path.GetFileName(path), _image.Nodes[node]);
        }
    }

    public FileStream CreateNew(string path, long expectedLength, bool isPrivate = false) =>
        throw new NotSupportedException("A disk in memory has no streams of the operating system.");

    public FileStream CreateNewPublic(string path, long expectedLength) => CreateNew(path, expectedLength);

    public void Flush(FileStream stream) => throw new NotSupportedException("A disk in memory has no streams of the operating system.");

    public void CreatePublicDirectory(string path)
    {
        lock (_gate) CreateNode(path, DirectoryNode.Empty(Now));
    }

    public bool TryFlushFileSystem(string path)
    {
        if (!options.FlushesAtOnce) return false;
        lock (_gate) Step(new DiskFlushed());
        return true;
    }

    public void FlushFile(string path)
    {
        lock (_gate) Step(new FileFlushed(NodeOf(path)));
    }

    public void FlushDirectory(string path)
    {
        lock (_gate) Step(new DirectoryFlushed(NodeOf(path)));
    }

    public bool TryPublish(string temporaryPath, string path)
    {
        lock (_gate)
        {
            if (_image.Find(path) is not null) return false;
            if (!options.PublishesByLink)
            {
                Move(temporaryPath, path);
                return true;
            }

            TryLink(temporaryPath, path);
            DeleteFile(temporaryPath);
            return true;
        }
    }

    public void Replace(string temporaryPath, string path)
    {
        lock (_gate) Move(temporaryPath, path);
    }

    public void MoveDirectory(string path, string newPath)
    {
        lock (_gate) Move(path, newPath);
    }

    public void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        lock (_gate)
        {
            var node = _image.Find(path) ?? CreateFile(path, []);
            Write(node, _image.File(node).Content.Length, content);
        }
    }

    public long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false)
    {
        lock (_gate)
        {
            var node = _image.Find(path) ?? CreateFile(path, []);
            if (_image.File(node).Content is [.., not (byte)'\n'] before) Write(node, before.Length, "\n"u8);
            Write(node, _image.File(node).Content.Length, line);
            return _image.File(node).Content.Length;
        }
    }

    public void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        lock (_gate)
        {
            var node = _image.Find(path) ?? CreateFile(path, []);
            Write(node, 0, content);
            if (_image.File(node).Content.Length == content.Length) return;
            Step(new ContentChanged(node, content.ToArray(), content.Length, content.Length, Now));
        }
    }

    public void DeleteFile(string path)
    {
        lock (_gate)
        {
            if (_image.Find(path) is null) return;
            var (directory, name) = PlaceOf(path);
            Step(new NameRemoved(directory, name, Now));
        }
    }

    public void DeleteDirectory(string path)
    {
        lock (_gate)
        {
            if (_image.Find(path) is not { } node) return;
            foreach (var (name, child) in _image.Directory(node).Entries)
            {
                if (_image.Nodes[child] is DirectoryNode) DeleteDirectory(Path.Combine(path, name));
                else DeleteFile(Path.Combine(path, name));
            }

            DeleteFile(path);
        }
    }

    public bool TryLink(string existingPath, string newPath)
    {
        lock (_gate)
        {
            var (directory, name) = PlaceOf(newPath);
            Step(new NameAdded(directory, name, NodeOf(existingPath), Now));
            return true;
        }
    }

    public void CreateSymbolicLink(string path, string target)
    {
        lock (_gate) CreateNode(path, new LinkNode(target, Now));
    }

    /// <summary>Times and permissions are of no use to a reader, so a state that has them and one that does not are the same.</summary>
    public void SetMetadata(string path, UnixFileMode? mode, DateTimeOffset modified)
    {
        lock (_gate) NodeOf(path);
    }

    private int WriteFile(string path, ReadOnlySpan<byte> content)
    {
        var node = CreateNode(path, new FileNode([], Now));
        try
        {
            // Room is reserved first, which makes the file as long as it will be.
            if (content.Length > 0) Step(new ContentChanged(node, new byte[content.Length], 0, content.Length, Now));
            Write(node, 0, content);
            return node;
        }
        catch
        {
            DeleteFile(path);
            throw;
        }
    }

    private void Write(int node, int start, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) return;
        var before = _image.File(node).Content;
        var after = new byte[Math.Max(before.Length, start + content.Length)];
        before.CopyTo(after, 0);
        content.CopyTo(after.AsSpan(start));
        Step(new ContentChanged(node, after, start, start + content.Length, Now));
    }

    private void Move(string path, string newPath)
    {
        var node = NodeOf(path);
        var (source, oldName) = PlaceOf(path);
        var (directory, name) = PlaceOf(newPath);
        Step(new NameMoved(source, oldName, directory, name, node, Now));
    }
}
