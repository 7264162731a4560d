using ProductionOps.Files;

namespace ProductionOps.Core.Tests.Store;

/// <summary>A file system that passes everything on; tests override what they disturb.</summary>
internal class DelegatingFileSystem : IFileSystem
{
    private readonly PhysicalFileSystem _disk = new();

    public virtual bool FileExists(string path) => _disk.FileExists(path);

    public virtual bool DirectoryExists(string path) => _disk.DirectoryExists(path);

    public virtual FileEntry? Find(string path) => _disk.Find(path);

    public virtual IEnumerable<FileEntry> Enumerate(string directory) => _disk.Enumerate(directory);

    public virtual Stream OpenRead(string path) => _disk.OpenRead(path);

    public virtual byte[] ReadAllBytes(string path) => _disk.ReadAllBytes(path);

    public virtual void CreateDirectory(string path, bool isPrivate = false) => _disk.CreateDirectory(path, isPrivate);

    public virtual FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false) => _disk.WriteNew(path, content, isPrivate);

    public virtual FileStream CreateNew(string path, long expectedLength, bool isPrivate = false) => _disk.CreateNew(path, expectedLength, isPrivate);

    public virtual void CreatePublicDirectory(string path) => _disk.CreatePublicDirectory(path);

    public virtual FileStream CreateNewPublic(string path, long expectedLength) => _disk.CreateNewPublic(path, expectedLength);

    public virtual bool TryFlushFileSystem(string path) => _disk.TryFlushFileSystem(path);

    public virtual void FlushFile(string path) => _disk.FlushFile(path);

    public virtual void Flush(FileStream stream) => _disk.Flush(stream);

    public virtual bool TryPublish(string temporaryPath, string path) => _disk.TryPublish(temporaryPath, path);

    public virtual void Replace(string temporaryPath, string path) => _disk.Replace(temporaryPath, path);

    public virtual void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false) => _disk.Append(path, content, isPrivate);

    public virtual long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false) => _disk.AppendLine(path, line, isPrivate);

    public virtual void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false) => _disk.Overwrite(path, content, isPrivate);

    public virtual void FlushDirectory(string path) => _disk.FlushDirectory(path);

    public virtual void DeleteFile(string path) => _disk.DeleteFile(path);

    public virtual void DeleteDirectory(string path) => _disk.DeleteDirectory(path);

    public virtual void MoveDirectory(string path, string newPath) => _disk.MoveDirectory(path, newPath);

    public virtual bool TryLink(string existingPath, string newPath) => _disk.TryLink(existingPath, newPath);

    public virtual void CreateSymbolicLink(string path, string target) => _disk.CreateSymbolicLink(path, target);

    public virtual string? ReadLink(string path) => _disk.ReadLink(path);

    public virtual IDisposable? TryLock(string path) => _disk.TryLock(path);
}
