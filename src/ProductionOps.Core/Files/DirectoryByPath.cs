namespace ProductionOps.Files;

/// <summary>The same with one path each, for systems and disks that offer nothing better.</summary>
internal sealed class DirectoryByPath(IFileSystem files, string directory) : IOpenDirectory
{
    public FileEntry Write(string name, ReadOnlySpan<byte> content) => files.WriteUnflushed(Path.Combine(directory, name), content, isPrivate: true);

    public bool TryPublish(string temporaryName, string name) =>
        files.TryPublish(Path.Combine(directory, temporaryName), Path.Combine(directory, name));

    public void Delete(string name) => files.DeleteFile(Path.Combine(directory, name));

    public void Dispose()
    {
        // Nothing is held.
    }
}
