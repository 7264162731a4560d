using System.IO.Enumeration;

namespace ProductionOps.Files;

/// <summary>Lists a directory with one call per name, where <see cref="DirectoryInfo"/> makes an object per name.</summary>
internal static class DirectoryListing
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
        IgnoreInaccessible = false,
    };

    public static IEnumerable<FileEntry> Of(string directory) =>
        new FileSystemEnumerable<FileEntry>(directory, Entry, Everything);

    // The system tells the names without a call for each, which anything else takes.
    public static IEnumerable<string> NamesOf(string directory) =>
        new FileSystemEnumerable<string>(directory, static (ref FileSystemEntry entry) => entry.FileName.ToString(), Everything);

    private static FileEntry Entry(ref FileSystemEntry entry)
    {
        var kind = KindOf(ref entry);
        return new FileEntry(
            entry.FileName.ToString(),
            kind,
            kind == FileEntryKind.File ? entry.Length : 0,
            entry.LastWriteTimeUtc);
    }

    private static FileEntryKind KindOf(ref FileSystemEntry entry)
    {
        if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint)) return FileEntryKind.SymbolicLink;
        if (entry.IsDirectory) return FileEntryKind.Directory;
        if (entry.Attributes.HasFlag(FileAttributes.Device)) return FileEntryKind.Other;
        // Pipes, sockets and devices have no length, so only empty files need the further look.
        return entry.Length == 0 && SpecialFile.Is(entry.ToFullPath()) ? FileEntryKind.Other : FileEntryKind.File;
    }
}
