using ProductionOps.Files;

namespace ProductionOps.Faults.Disks;

/// <summary>A file system on which every change goes through one place.</summary>
internal abstract class HookedFileSystem(IFileSystem inner) : DelegatingFileSystem(inner)
{
    public override void CreateDirectory(string path, bool isPrivate = false) => Change(() => base.CreateDirectory(path, isPrivate));

    public override FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var bytes = content.ToArray();
        return Change(() => base.WriteNew(path, bytes, isPrivate), () => WritePart(path, bytes, isPrivate));
    }

    public override FileStream CreateNew(string path, long expectedLength, bool isPrivate = false) =>
        Change(() => base.CreateNew(path, expectedLength, isPrivate));

    public override void CreatePublicDirectory(string path) => Change(() => base.CreatePublicDirectory(path));

    public override FileStream CreateNewPublic(string path, long expectedLength) => Change(() => base.CreateNewPublic(path, expectedLength));

    public override bool TryFlushFileSystem(string path) => Change(() => base.TryFlushFileSystem(path));

    public override void FlushFile(string path) => Change(() => base.FlushFile(path));

    public override void Flush(FileStream stream) => Change(() => base.Flush(stream));

    public override bool TryPublish(string temporaryPath, string path) => Change(() => base.TryPublish(temporaryPath, path));

    public override void Replace(string temporaryPath, string path) => Change(() => base.Replace(temporaryPath, path));

    public override void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var bytes = content.ToArray();
        Change(() => base.Append(path, bytes, isPrivate), () => base.Append(path, Half(bytes), isPrivate));
    }

    public override long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false)
    {
        var bytes = line.ToArray();
        return Change(() => base.AppendLine(path, bytes, isPrivate), () => base.AppendLine(path, Half(bytes), isPrivate));
    }

    public override void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var bytes = content.ToArray();
        Change(() => base.Overwrite(path, bytes, isPrivate), () => OverwritePart(path, bytes));
    }

    public override void FlushDirectory(string path) => Change(() => base.FlushDirectory(path));

    public override void DeleteFile(string path) => Change(() => base.DeleteFile(path));

    public override void DeleteDirectory(string path) => Change(() => base.DeleteDirectory(path));

    public override void MoveDirectory(string path, string newPath) => Change(() => base.MoveDirectory(path, newPath));

    public override bool TryLink(string existingPath, string newPath) => Change(() => base.TryLink(existingPath, newPath));

    public override void CreateSymbolicLink(string path, string target) => Change(() => base.CreateSymbolicLink(path, target));

    /// <summary>One change.</summary>
    /// <param name="whole">Does it.</param>
    /// <param name="part">Does half of it, where it can be done by halves; otherwise null.</param>
    protected abstract T Change<T>(Func<T> whole, Action? part);

    private T Change<T>(Func<T> whole) => Change(whole, part: null);

    private void Change(Action whole, Action? part = null) => Change(
        () =>
        {
            whole();
            return true;
        },
        part);

    // Room is reserved first, so the file is as long as it will be and the rest of it is zeros.
    private void WritePart(string path, byte[] content, bool isPrivate)
    {
        using var stream = base.CreateNew(path, content.Length, isPrivate);
        stream.Write(Half(content));
    }

    private static void OverwritePart(string path, byte[] content)
    {
        using var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(handle, Half(content), fileOffset: 0);
    }

    private static ReadOnlySpan<byte> Half(byte[] content) => content.AsSpan(0, content.Length / 2);
}
