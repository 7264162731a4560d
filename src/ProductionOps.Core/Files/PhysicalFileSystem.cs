using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ProductionOps.Files;

/// <summary>The disk of this machine.</summary>
public sealed class PhysicalFileSystem : IFileSystem
{
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateDirectory = PrivateFile | UnixFileMode.UserExecute;

    /// <inheritdoc/>
    public bool FileExists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public bool DirectoryExists(string path) => Directory.Exists(path);

    /// <inheritdoc/>
    public IEnumerable<FileEntry> Enumerate(string directory) => Directory.Exists(directory) ? DirectoryListing.Of(directory) : [];

    /// <inheritdoc/>
    public Stream OpenRead(string path) => new FileStream(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        Options = FileOptions.SequentialScan,
    });

    /// <inheritdoc/>
    public byte[] ReadAllBytes(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[RandomAccess.GetLength(handle)];
        var read = 0;
        while (read < content.Length)
        {
            var count = RandomAccess.Read(handle, content.AsSpan(read), read);
            if (count == 0) return content[..read];
            read += count;
        }

        return content;
    }

    /// <inheritdoc/>
    public void CreateDirectory(string path, bool isPrivate = false)
    {
        if (Directory.Exists(path)) return;
        var parent = Path.GetDirectoryName(path);
        if (parent is { Length: > 0 }) CreateDirectory(parent, isPrivate);
        if (isPrivate && !OperatingSystem.IsWindows()) Directory.CreateDirectory(path, PrivateDirectory);
        else Directory.CreateDirectory(path);
        if (parent is { Length: > 0 }) FlushDirectory(parent);
    }

    /// <inheritdoc/>
    public FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var stream = CreateNew(path, content.Length, isPrivate);
        try
        {
            using (stream)
            {
                stream.Write(content);
                Flush(stream);
                var modified = new DateTimeOffset(File.GetLastWriteTimeUtc(stream.SafeFileHandle));
                return new FileEntry(Path.GetFileName(path), FileEntryKind.File, content.Length, modified);
            }
        }
        catch
        {
            DeleteFile(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public FileStream CreateNew(string path, long expectedLength, bool isPrivate = false)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            PreallocationSize = expectedLength,
        };
        if (isPrivate && !OperatingSystem.IsWindows()) options.UnixCreateMode = PrivateFile;
        return new FileStream(path, options);
    }

    /// <inheritdoc/>
    public void Flush(FileStream stream) => stream.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public bool TryPublish(string temporaryPath, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // MoveFileEx without MOVEFILE_REPLACE_EXISTING is exclusive, unlike File.Move on Unix (a stat, then a rename).
            if (File.Exists(path)) return false;
            File.Move(temporaryPath, path, overwrite: false);
            return true;
        }

        if (NativeMethods.Link(temporaryPath, path) == 0)
        {
            File.Delete(temporaryPath);
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NativeMethods.Eexist ? false : throw Failure(error, path);
    }

    /// <inheritdoc/>
    public void Replace(string temporaryPath, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            if (File.Exists(path)) File.Replace(temporaryPath, path, destinationBackupFileName: null, ignoreMetadataErrors: true);
            else File.Move(temporaryPath, path);
            return;
        }

        if (NativeMethods.Rename(temporaryPath, path) != 0) throw Failure(Marshal.GetLastPInvokeError(), path);
    }

    /// <inheritdoc/>
    public void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (isPrivate && !OperatingSystem.IsWindows()) options.UnixCreateMode = PrivateFile;
        using var stream = new FileStream(path, options);
        stream.Write(content);
    }

    /// <inheritdoc/>
    public void FlushDirectory(string path)
    {
        // Windows writes directory changes through its journal and offers no flush of a directory.
        if (OperatingSystem.IsWindows()) return;
        var descriptor = NativeMethods.Open(path, flags: 0);
        if (descriptor < 0) throw Failure(Marshal.GetLastPInvokeError(), path);
        try
        {
            if (NativeMethods.FSync(descriptor) != 0) throw Failure(Marshal.GetLastPInvokeError(), path);
        }
        finally
        {
            _ = NativeMethods.Close(descriptor);
        }
    }

    /// <inheritdoc/>
    public void DeleteFile(string path)
    {
        // File.Delete throws where the directory is missing; that, too, is "not there".
        if (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) File.Delete(path);
    }

    /// <inheritdoc/>
    public void DeleteDirectory(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    /// <inheritdoc/>
    public void MoveDirectory(string path, string newPath) => Directory.Move(path, newPath);

    /// <inheritdoc/>
    public bool TryLink(string existingPath, string newPath)
    {
        if (OperatingSystem.IsWindows()) return false;
        if (NativeMethods.Link(existingPath, newPath) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error is NativeMethods.Exdev or NativeMethods.Emlink or NativeMethods.Eperm or NativeMethods.Enosys
            ? false
            : throw Failure(error, newPath);
    }

    /// <inheritdoc/>
    public void CreateSymbolicLink(string path, string target) => File.CreateSymbolicLink(path, target);

    /// <inheritdoc/>
    public string? ReadLink(string path) => new FileInfo(path).LinkTarget;

    /// <inheritdoc/>
    public IDisposable? TryLock(string path)
    {
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = PrivateFile;
            return new FileStream(path, options);
        }
        catch (IOException exception) when (FileErrors.IsSharingViolation(exception))
        {
            return null;
        }
    }

    private static IOException Failure(int error, string path)
    {
        // .NET encodes errno in HResult for its own I/O errors; do the same, so that FileErrors classifies both alike.
        var message = $"{new Win32Exception(error).Message} : '{path}'";
        return error switch
        {
            2 => new FileNotFoundException(message, path),
            _ => new IOException(message, error),
        };
    }
}
