using ProductionOps.Files;

namespace ProductionOps.Faults.Disks;

/// <summary>A file system that passes everything on; others override what they disturb.</summary>
internal abstract class DelegatingFileSystem(IFileSystem inner) : IFileSystem
{
    public virtual string BootId(TimeProvider time) => inner.BootId(time);

    public virtual bool FileExists(string path) => inner.FileExists(path);

    public virtual bool DirectoryExists(string path) => inner.DirectoryExists(path);

    public virtual FileEntry? Find(string path) => inner.Find(path);

    public virtual FileDetails? FindDetails(string path) => inner.FindDetails(path);

    public virtual IEnumerable<FileEntry> Enumerate(string directory) => inner.Enumerate(directory);

    public virtual IEnumerable<string> EnumerateNames(string directory) => inner.EnumerateNames(directory);

    public virtual Stream OpenRead(string path) => inner.OpenRead(path);

    public virtual byte[] ReadAllBytes(string path) => inner.ReadAllBytes(path);

    public virtual string? ReadLink(string path) => inner.ReadLink(path);

    public virtual IDisposable? TryLock(string path) => inner.TryLock(path);

    public virtual void CreateDirectory(string path, bool isPrivate = false) => inner.CreateDirectory(path, isPrivate);

    public virtual FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false) => inner.WriteNew(path, content, isPrivate);

    public virtual FileStream CreateNew(string path, long expectedLength, bool isPrivate = false) => inner.CreateNew(path, expectedLength, isPrivate);

    public virtual void CreatePublicDirectory(string path) => inner.CreatePublicDirectory(path);

    public virtual FileStream CreateNewPublic(string path, long expectedLength) => inner.CreateNewPublic(path, expectedLength);

    public virtual bool TryFlushFileSystem(string path) => inner.TryFlushFileSystem(path);

    public virtual void FlushFile(string path) => inner.FlushFile(path);

    public virtual void Flush(FileStream stream) => inner.Flush(stream);

    public virtual bool TryPublish(string temporaryPath, string path) => inner.TryPublish(temporaryPath, path);

    public virtual void Replace(string temporaryPath, string path) => inner.Replace(temporaryPath, path);

    public virtual void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false) => inner.Append(path, content, isPrivate);

    public virtual long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false) => inner.AppendLine(path, line, isPrivate);

    public virtual void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false) => inner.Overwrite(path, content, isPrivate);

    public virtual void FlushDirectory(string path) => inner.FlushDirectory(path);

    public virtual void DeleteFile(string path) => inner.DeleteFile(path);

    public virtual void DeleteDirectory(string path) => inner.DeleteDirectory(path);

    public virtual void MoveDirectory(string path, string newPath) => inner.MoveDirectory(path, newPath);

    public virtual bool TryLink(string existingPath, string newPath) => inner.TryLink(existingPath, newPath);

    public virtual void CreateSymbolicLink(string path, string target) => inner.CreateSymbolicLink(path, target);
}
