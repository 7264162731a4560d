using System.Runtime.InteropServices;

namespace ProductionOps.Files;

/// <summary>The disk of this machine.</summary>
public sealed partial class PhysicalFileSystem : IFileSystem
{
    private const int UnspecificIOError = unchecked((int)0x80131620);
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateDirectory = PrivateFile | UnixFileMode.UserExecute;

    /// <inheritdoc/>
    public bool FileExists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public bool DirectoryExists(string path) => Directory.Exists(path);

    /// <inheritdoc/>
    public FileEntry? Find(string path)
    {
        FileSystemInfo info = new FileInfo(path);
        if (!info.Exists) info = new DirectoryInfo(path);
        if (!info.Exists) return null;
        var modified = new DateTimeOffset(info.LastWriteTimeUtc);
        if (info.Attributes.HasFlag(FileAttributes.ReparsePoint)) return new FileEntry(info.Name, FileEntryKind.SymbolicLink, 0, modified);
        return info is FileInfo file
            ? new FileEntry(file.Name, FileEntryKind.File, file.Length, modified)
            : new FileEntry(info.Name, FileEntryKind.Directory, 0, modified);
    }

    /// <inheritdoc/>
    public IEnumerable<FileEntry> Enumerate(string directory) => Directory.Exists(directory) ? DirectoryListing.Of(directory) : [];

    /// <inheritdoc/>
    public IEnumerable<string> EnumerateNames(string directory) => Directory.Exists(directory) ? DirectoryListing.NamesOf(directory) : [];

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
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException exception) when (exception.HResult == UnspecificIOError && expectedLength > 0)
        {
            // .NET says that space could not be reserved in words only, without the number of the error.
            throw new IOException(exception.Message, NativeMethods.Enospc);
        }
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

        if (NativeMethods.RenameExclusive(temporaryPath, path) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        if (error == NativeMethods.Eexist) return false;
        if (error != NativeMethods.Einval && error != NativeMethods.Enosys && error != NativeMethods.Enotsup)
        {
            throw NativeError.Of(error, path);
        }

        // Some network file systems know no exclusive rename, but all that know links make them exclusively.
        return PublishByLink(temporaryPath, path);
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

        if (NativeMethods.Rename(temporaryPath, path) != 0) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
    }

    /// <inheritdoc/>
    public void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        using var stream = OpenShared(path, isPrivate);
        RandomAccess.Write(stream.SafeFileHandle, content, stream.Length);
    }

    /// <inheritdoc/>
    public long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false)
    {
        using var stream = OpenShared(path, isPrivate);
        var length = stream.Length;
        Span<byte> last = [(byte)'\n'];
        if (length > 0) _ = RandomAccess.Read(stream.SafeFileHandle, last, length - 1);
        if (last[0] != (byte)'\n') RandomAccess.Write(stream.SafeFileHandle, "\n"u8, length++);
        RandomAccess.Write(stream.SafeFileHandle, line, length);
        return length + line.Length;
    }

    /// <inheritdoc/>
    public void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        using var stream = OpenShared(path, isPrivate);
        RandomAccess.Write(stream.SafeFileHandle, content, fileOffset: 0);
        if (stream.Length != content.Length) stream.SetLength(content.Length);
    }

    /// <inheritdoc/>
    public void FlushDirectory(string path)
    {
        // Windows writes directory changes through its journal and offers no flush of a directory.
        if (OperatingSystem.IsWindows()) return;
        var descriptor = NativeMethods.Open(path, flags: 0);
        if (descriptor < 0) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
        try
        {
            if (NativeMethods.FSync(descriptor) != 0) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
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
        var isImpossible = error is NativeMethods.Exdev or NativeMethods.Emlink or NativeMethods.Eperm ||
            error == NativeMethods.Enosys || error == NativeMethods.Enotsup;
        return isImpossible ? false : throw NativeError.Of(error, newPath);
    }

    /// <inheritdoc/>
    public void CreateSymbolicLink(string path, string target) => File.CreateSymbolicLink(path, target);

    /// <inheritdoc/>
    public string? ReadLink(string path) => new FileInfo(path).LinkTarget;

    private static bool PublishByLink(string temporaryPath, string path)
    {
        if (NativeMethods.Link(temporaryPath, path) == 0)
        {
            File.Delete(temporaryPath);
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NativeMethods.Eexist ? false : throw NativeError.Of(error, path);
    }

    private static FileStream OpenShared(string path, bool isPrivate)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (isPrivate && !OperatingSystem.IsWindows()) options.UnixCreateMode = PrivateFile;
        return new FileStream(path, options);
    }
}
