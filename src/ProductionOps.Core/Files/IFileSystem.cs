namespace ProductionOps.Files;

/// <summary>
/// Every change that ProductionOps makes to a disk goes through here, so that its order and durability are in one place and
/// faults can be injected into it. Errors surface as <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>;
/// <see cref="FileErrors"/> turns them into an <see cref="OperationException"/>.
/// </summary>
public interface IFileSystem
{
    /// <summary>
    /// Which run of the operating system the disk is used in. What was written without a flush is there as long as this does not
    /// change; after a loss of power it may be gone.
    /// </summary>
    string BootId(TimeProvider time) => BootIdentity.Read(time);

    /// <summary>Whether a file, or a link to one, is there.</summary>
    bool FileExists(string path);

    /// <summary>Whether a directory, or a link to one, is there.</summary>
    bool DirectoryExists(string path);

    /// <summary>What the system says of one file or directory; null when there is none. Links are not followed.</summary>
    FileEntry? Find(string path);

    /// <summary>What the system says of one file or directory, with permissions and all times; null when there is none. Links are not
    /// followed.</summary>
    FileDetails? FindDetails(string path) => FileMetadata.Find(path);

    /// <summary>Everything in one directory, in no order; nothing when the directory is missing.</summary>
    IEnumerable<FileEntry> Enumerate(string directory);

    /// <summary>The names in one directory, in no order; nothing when the directory is missing. Faster where nothing else is asked.</summary>
    IEnumerable<string> EnumerateNames(string directory) => Enumerate(directory).Select(static entry => entry.Name);

    /// <summary>Opens a file for reading in a way that never hinders a writer.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    Stream OpenRead(string path);

    /// <summary>The whole content of a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    byte[] ReadAllBytes(string path);

    /// <summary>Opens a folder for reading many of its files; one that is missing has none.</summary>
    IFolderReader OpenFolder(string directory) => new PlainFolderReader(this, directory);

    /// <summary>Whether nobody but its owner can reach a file or directory; null where the system does not tell it so.</summary>
    bool? IsPrivate(string path) => null;

    /// <summary>Opens an existing directory for making, naming and removing many files.</summary>
    IOpenDirectory OpenDirectory(string path) => new DirectoryByPath(this, path);

    /// <summary>Makes a directory and its missing parents durable, private to the owner when <paramref name="isPrivate"/>.</summary>
    void CreateDirectory(string path, bool isPrivate = false);

    /// <summary>
    /// Writes a new file, which must not exist, with its space reserved first, and flushes it to the disk. A failed write leaves
    /// nothing behind.
    /// </summary>
    /// <returns>The length and modification time that the file has now; they survive a rename.</returns>
    FileEntry WriteNew(string path, ReadOnlySpan<byte> content, bool isPrivate = false);

    /// <summary>
    /// Writes a new file, which must not exist, and leaves it to the caller to make it durable with <see cref="FlushFiles"/>. A failed
    /// write leaves nothing behind.
    /// </summary>
    /// <returns>The length and modification time that the file has now; they survive a rename.</returns>
    FileEntry WriteUnflushed(string path, ReadOnlySpan<byte> content, bool isPrivate = false)
    {
        try
        {
            using (var stream = CreateNew(path, content.Length, isPrivate)) stream.Write(content);
            return Find(path) ?? throw new FileNotFoundException($"'{path}' is gone.", path);
        }
        catch
        {
            DeleteFile(path);
            throw;
        }
    }

    /// <summary>Makes the content of many files durable, at once where the system can do that.</summary>
    /// <param name="directory">A directory on the file system of the files.</param>
    /// <param name="paths">The files.</param>
    void FlushFiles(string directory, IReadOnlyCollection<string> paths)
    {
        if (paths.Count > 1 && TryFlushFileSystem(directory)) return;
        foreach (var path in paths) FlushFile(path);
    }

    /// <summary>Makes the names in many directories durable, at once where the system can do that.</summary>
    void FlushDirectories(IReadOnlyCollection<string> directories)
    {
        if (directories.Count > 1 && TryFlushFileSystem(directories.First())) return;
        foreach (var directory in directories) FlushDirectory(directory);
    }

    /// <summary>Opens a new file, which must not exist, for writing; the caller flushes it with <see cref="Flush"/>.</summary>
    FileStream CreateNew(string path, long expectedLength, bool isPrivate = false);

    /// <summary>
    /// Makes one directory that every user may read, whatever the umask; its parent must exist. The caller makes it durable.
    /// </summary>
    void CreatePublicDirectory(string path);

    /// <summary>
    /// Opens a new file that every user may read, whatever the umask, and which must not exist, for writing; the caller flushes it.
    /// </summary>
    FileStream CreateNewPublic(string path, long expectedLength);

    /// <summary>Makes everything durable that was written to the file system of a directory, in one step.</summary>
    /// <returns>False when the system offers no such step; the caller flushes each file and directory then.</returns>
    bool TryFlushFileSystem(string path);

    /// <summary>Makes the content of an existing file durable.</summary>
    void FlushFile(string path);

    /// <summary>Flushes a stream to the disk. A failure is final: the same stream must not be trusted again.</summary>
    void Flush(FileStream stream);

    /// <summary>Gives a written file its name only if nothing has that name.</summary>
    /// <returns>False when the name is taken; the temporary file is still there then.</returns>
    bool TryPublish(string temporaryPath, string path);

    /// <summary>Gives a written file, or a symbolic link, its name, replacing at once what has that name.</summary>
    void Replace(string temporaryPath, string path);

    /// <summary>Appends to a file, making it when it is missing. The lines reach the disk when the system chooses.</summary>
    void Append(string path, ReadOnlySpan<byte> content, bool isPrivate = false);

    /// <summary>
    /// Appends a line, whose last byte is a line feed, as <see cref="Append"/> does; where the last line of the file is incomplete,
    /// because its writer was stopped, that line is ended first.
    /// </summary>
    /// <returns>The length of the file now.</returns>
    long AppendLine(string path, ReadOnlySpan<byte> line, bool isPrivate = false);

    /// <summary>
    /// Writes a small file in place, making it when it is missing. Nothing is flushed and a reader may see part of it, so this is for
    /// what can be lost.
    /// </summary>
    void Overwrite(string path, ReadOnlySpan<byte> content, bool isPrivate = false);

    /// <summary>Makes the names in a directory durable.</summary>
    void FlushDirectory(string path);

    /// <summary>Removes a file; nothing happens when it is missing.</summary>
    void DeleteFile(string path);

    /// <summary>Removes a directory and all in it, without following links; nothing happens when it is missing.</summary>
    void DeleteDirectory(string path);

    /// <summary>Renames a directory to a name that nothing has.</summary>
    void MoveDirectory(string path, string newPath);

    /// <summary>Gives an existing file one more name.</summary>
    /// <returns>False when the file system cannot do it (another device, too many links); the caller copies then.</returns>
    bool TryLink(string existingPath, string newPath);

    /// <summary>Makes a symbolic link, which must not exist.</summary>
    void CreateSymbolicLink(string path, string target);

    /// <summary>What a symbolic link says; null when there is no link of that name.</summary>
    string? ReadLink(string path);

    /// <summary>
    /// Sets the permissions, where not null, and the time of the last change of a file or directory; of a symbolic link itself only the time.
    /// </summary>
    void SetMetadata(string path, UnixFileMode? mode, DateTimeOffset modified) => FileMetadata.Set(path, mode, modified);

    /// <summary>
    /// Takes a lock that the kernel holds for this process and gives back when the process ends, however it ends.
    /// </summary>
    /// <returns>The lock, given back on disposal; null when somebody else has it.</returns>
    IDisposable? TryLock(string path);
}
