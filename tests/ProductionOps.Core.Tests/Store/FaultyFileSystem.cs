using ProductionOps.Files;

namespace ProductionOps.Core.Tests.Store;

/// <summary>Fails at one change of the disk: either that one only, or, as when the process is killed, that and all after it.</summary>
internal sealed class FaultyFileSystem(int failAt, bool stop, bool late) : DelegatingFileSystem
{
    private const int NoSpace = 28;
    private int _changes;

    public bool HasFailed => _changes >= failAt;

    public override void CreateDirectory(string path, bool isPrivate = false) => Change(() => base.CreateDirectory(path, isPrivate));

    public override FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var bytes = content.ToArray();
        return Change(
            () => base.WriteNew(path, bytes, isPrivate),
            () => base.WriteNew(path, bytes.AsSpan(0, bytes.Length / 2), isPrivate));
    }

    public override FileStream CreateNew(string path, long expectedLength, bool isPrivate = false) =>
        Change(() => base.CreateNew(path, expectedLength, isPrivate), () => Empty(path));

    public override bool TryFlushFileSystem(string path) => Change(() => base.TryFlushFileSystem(path));

    public override void FlushFile(string path) => Change(() => base.FlushFile(path));

    public override bool TryPublish(string temporaryPath, string path) => Change(() => base.TryPublish(temporaryPath, path));

    public override void Replace(string temporaryPath, string path) => Change(() => base.Replace(temporaryPath, path));

    public override long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false)
    {
        var bytes = line.ToArray();
        return Change(
            () => base.AppendLine(path, bytes, isPrivate),
            () => base.AppendLine(path, bytes.AsSpan(0, bytes.Length / 2), isPrivate));
    }

    public override void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var bytes = content.ToArray();
        Change(() => base.Overwrite(path, bytes, isPrivate));
    }

    public override void FlushDirectory(string path) => Change(() => base.FlushDirectory(path));

    public override void DeleteFile(string path) => Change(() => base.DeleteFile(path));

    public override void DeleteDirectory(string path) => Change(() => base.DeleteDirectory(path));

    public override void MoveDirectory(string path, string newPath) => Change(() => base.MoveDirectory(path, newPath));

    private FileStream Empty(string path)
    {
        var stream = base.CreateNew(path, expectedLength: 0, isPrivate: true);
        stream.Dispose();
        return stream;
    }

    private void Change(Action action) => Change(() =>
    {
        action();
        return true;
    });

    /// <param name="whole">The change.</param>
    /// <param name="half">What a process that is killed within it leaves, where that is something else.</param>
    private T Change<T>(Func<T> whole, Func<T>? half = null)
    {
        var change = Interlocked.Increment(ref _changes);
        if (change < failAt || (change > failAt && !stop)) return whole();
        if (change == failAt && stop && half is not null && !late) half();
        else if (change == failAt && late) whole();
        throw new IOException("injected", NoSpace);
    }
}
