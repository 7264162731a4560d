namespace ProductionOps.Files;

/// <summary>Reads many files of one folder with as few calls of the system as can be. Members may be called from several threads.</summary>
public interface IFolderReader : IDisposable
{
    /// <summary>The names in the folder, in no order; nothing when it is missing. A pipe or a device may be given as a file.</summary>
    IReadOnlyList<(string Name, FileEntryKind Kind)> Names();

    /// <summary>Reads a whole file into a buffer, which is replaced by a larger one where it is too small.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="longest">A file of more bytes is not read.</param>
    /// <returns>What the file is; <see cref="FileEntry.Length"/> is how many bytes were read, or would have to be.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    FileEntry Read(string name, ref byte[] buffer, int longest);
}
