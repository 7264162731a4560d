using System.Diagnostics;
using ProductionOps.Files;

namespace ProductionOps.Faults;

/// <summary>The disk of this machine, which kills its own process, as <c>kill -9</c> does, just before a chosen change.</summary>
internal sealed class KillingFileSystem(IFileSystem inner, long killAt) : IFileSystem
{
    private long _changes;

    public long Changes => Interlocked.Read(ref _changes);

    public bool FileExists(string path) => inner.FileExists(path);

    public bool DirectoryExists(string path) => inner.DirectoryExists(path);

    public FileEntry? Find(string path) => inner.Find(path);

    public IEnumerable<FileEntry> Enumerate(string directory) => inner.Enumerate(directory);

    public Stream OpenRead(string path) => inner.OpenRead(path);

    public byte[] ReadAllBytes(string path) => inner.ReadAllBytes(path);

    public string? ReadLink(string path) => inner.ReadLink(path);

    public IDisposable? TryLock(string path) => inner.TryLock(path);

    public void CreateDirectory(string path, bool isPrivate = false) => Change(() => inner.CreateDirectory(path, isPrivate));

    public FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        Count();
        return inner.WriteNew(path, content, isPrivate);
    }

    public FileStream CreateNew(string path, long expectedLength, bool isPrivate = false) =>
        Change(() => inner.CreateNew(path, expectedLength, isPrivate));

    public void CreatePublicDirectory(string path) => Change(() => inner.CreatePublicDirectory(path));

    public FileStream CreateNewPublic(string path, long expectedLength) => Change(() => inner.CreateNewPublic(path, expectedLength));

    public bool TryFlushFileSystem(string path) => Change(() => inner.TryFlushFileSystem(path));

    public void FlushFile(string path) => Change(() => inner.FlushFile(path));

    public void Flush(FileStream stream) => Change(() => inner.Flush(stream));

    public bool TryPublish(string temporaryPath, string path) => Change(() => inner.TryPublish(temporaryPath, path));

    public void Replace(string temporaryPath, string path) => Change(() => inner.Replace(temporaryPath, path));

    public void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        Count();
        inner.Append(path, content, isPrivate);
    }

    public long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false)
    {
        Count();
        return inner.AppendLine(path, line, isPrivate);
    }

    public void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        Count();
        inner.Overwrite(path, content, isPrivate);
    }

    public void FlushDirectory(string path) => Change(() => inner.FlushDirectory(path));

    public void DeleteFile(string path) => Change(() => inner.DeleteFile(path));

    public void DeleteDirectory(string path) => Change(() => inner.DeleteDirectory(path));

    public void MoveDirectory(string path, string newPath) => Change(() => inner.MoveDirectory(path, newPath));

    public bool TryLink(string existingPath, string newPath) => Change(() => inner.TryLink(existingPath, newPath));

    public void CreateSymbolicLink(string path, string target) => Change(() => inner.CreateSymbolicLink(path, target));

    private void Change(Action action)
    {
        Count();
        action();
    }

    private T Change<T>(Func<T> action)
    {
        Count();
        return action();
    }

    private void Count()
    {
        if (Interlocked.Increment(ref _changes) == killAt) Process.GetCurrentProcess().Kill();
    }
}
