namespace ProductionOps.Files;

/// <summary>
/// A directory in which many files are made, named or removed, one call of the system each where it offers that. Several threads may
/// use it at once.
/// </summary>
public interface IOpenDirectory : IDisposable
{
    /// <summary>
    /// Writes a new file, which must not exist, private to the owner, and leaves it to the caller to make it durable. A failed write
    /// leaves nothing behind.
    /// </summary>
    /// <returns>The length and modification time that the file has now; they survive a rename.</returns>
    FileEntry Write(string name, ReadOnlySpan<byte> content);

    /// <summary>Gives a file of the directory another name in it, only if nothing has that name.</summary>
    /// <returns>False when the name is taken; the file still has its first name then.</returns>
    bool TryPublish(string temporaryName, string name);

    /// <summary>Removes a file; nothing happens when it is missing.</summary>
    void Delete(string name);
}
