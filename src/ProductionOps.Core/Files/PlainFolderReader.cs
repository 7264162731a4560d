namespace ProductionOps.Files;

/// <summary>Reads a folder through what every file system offers.</summary>
internal sealed class PlainFolderReader(IFileSystem files, string directory) : IFolderReader
{
    /// <inheritdoc/>
    public IReadOnlyList<(string Name, FileEntryKind Kind)> Names() => [.. files.Enumerate(directory).Select(entry => (entry.Name, entry.Kind))];

    /// <inheritdoc/>
    public FileEntry Read(string name, ref byte[] buffer, int longest)
    {
        var path = Path.Combine(directory, name);
        var entry = files.Find(path) ?? throw new FileNotFoundException($"'{path}' is gone.", path);
        if (entry.Kind != FileEntryKind.File || entry.Length > longest) return entry;
        var content = files.ReadAllBytes(path);
        if (buffer.Length < content.Length) buffer = new byte[content.Length];
        content.CopyTo(buffer, 0);
        return entry with { Length = content.Length };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
