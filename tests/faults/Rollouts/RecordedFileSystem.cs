using System.Collections.Concurrent;
using ProductionOps.Faults.Disks;
using ProductionOps.Files;

namespace ProductionOps.Faults.Rollouts;

/// <summary>
/// A real disk each of whose changes is done to a disk in memory as well, which remembers it step by step. What is written by a stream is
/// taken over when it is flushed, or something is renamed.
/// </summary>
internal sealed class RecordedFileSystem(IFileSystem inner, MemoryFileSystem record, DiskClock clock) : DelegatingFileSystem(inner)
{
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public override void CreateDirectory(string path, bool isPrivate = false) => Change(path, () => base.CreateDirectory(path, isPrivate), () => record.CreateDirectory(path, isPrivate));

    public override FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var bytes = content.ToArray();
        return Change(path, () => base.WriteNew(path, bytes, isPrivate), _ => record.WriteNew(path, bytes, isPrivate));
    }

    public override FileStream CreateNew(string path, long expectedLength, bool isPrivate = false) => Stream(path, () => base.CreateNew(path, expectedLength, isPrivate));

    public override void CreatePublicDirectory(string path) => Change(path, () => base.CreatePublicDirectory(path), () => record.CreatePublicDirectory(path));

    public override FileStream CreateNewPublic(string path, long expectedLength) => Stream(path, () => base.CreateNewPublic(path, expectedLength));

    public override bool TryFlushFileSystem(string path) => Change(path, () => base.TryFlushFileSystem(path), isDone =>
    {
        TakeOver(_written.Keys);
        if (isDone) record.TryFlushFileSystem(path);
    });

    public override void FlushFile(string path) => Change(path, () => base.FlushFile(path), () =>
    {
        TakeOver([path]);
        record.FlushFile(path);
    });

    public override void Flush(FileStream stream) => Change(stream.Name, () => base.Flush(stream), () =>
    {
        TakeOver([stream.Name]);
        record.FlushFile(stream.Name);
    });

    public override bool TryPublish(string temporaryPath, string path) => Change(temporaryPath, () => base.TryPublish(temporaryPath, path), isDone =>
    {
        TakeOver(_written.Keys);
        if (isDone) record.TryPublish(temporaryPath, path);
    });

    public override void Replace(string temporaryPath, string path) => Change(temporaryPath, () => base.Replace(temporaryPath, path), () =>
    {
        TakeOver(_written.Keys);
        record.Replace(temporaryPath, path);
    });

    public override void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var bytes = content.ToArray();
        Change(path, () => base.Append(path, bytes, isPrivate), () => record.Append(path, bytes, isPrivate));
    }

    public override long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false)
    {
        var bytes = line.ToArray();
        return Change(path, () => base.AppendLine(path, bytes, isPrivate), _ => record.AppendLine(path, bytes, isPrivate));
    }

    public override void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var bytes = content.ToArray();
        Change(path, () => base.Overwrite(path, bytes, isPrivate), () => record.Overwrite(path, bytes, isPrivate));
    }

    public override void FlushDirectory(string path) => Change(path, () => base.FlushDirectory(path), () => record.FlushDirectory(path));

    public override void DeleteFile(string path) => Change(path, () => base.DeleteFile(path), () =>
    {
        _written.TryRemove(path, out _);
        record.DeleteFile(path);
    });

    public override void DeleteDirectory(string path) => Change(path, () => base.DeleteDirectory(path), () =>
    {
        foreach (var written in _written.Keys.Where(one => one.StartsWith(path + "/", StringComparison.Ordinal))) _written.TryRemove(written, out _);
        record.DeleteDirectory(path);
    });

    public override void MoveDirectory(string path, string newPath) => Change(path, () => base.MoveDirectory(path, newPath), () =>
    {
        TakeOver(_written.Keys);
        record.MoveDirectory(path, newPath);
    });

    public override bool TryLink(string existingPath, string newPath) => Change(existingPath, () => base.TryLink(existingPath, newPath), isDone =>
    {
        if (isDone) record.TryLink(existingPath, newPath);
    });

    public override void CreateSymbolicLink(string path, string target) => Change(path, () => base.CreateSymbolicLink(path, target), () => record.CreateSymbolicLink(path, target));

    // An index knows a file by its time, so the disk in memory has the times of the real one.
    private T Change<T>(string path, Func<T> change, Action<T> remember)
    {
        lock (_gate)
        {
            var result = change();
            clock.Now = Find(path)?.Modified ?? clock.Now;
            remember(result);
            return result;
        }
    }

    private void Change(string path, Action change, Action remember) => Change(
        path,
        () =>
        {
            change();
            return true;
        },
        _ => remember());

    private FileStream Stream(string path, Func<FileStream> create) => Change(path, create, _ =>
    {
        record.Append(path, []);
        _written[path] = true;
    });

    private void TakeOver(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (_written.TryRemove(path, out _)) record.Append(path, ReadAllBytes(path));
        }
    }
}
