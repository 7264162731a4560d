namespace ProductionOps.Store.Files;

/// <summary>
/// Where the last writer of a kind left off, so that the next one need not read anything else. It is believed only while nothing
/// else has changed: the same run of the system, the folder's modification time, the length of its index tail. Otherwise the
/// folder is read again.
/// </summary>
internal sealed record RecordHead
{
    public required string BootId { get; init; }

    /// <summary>The folder that was written to last, relative to the store.</summary>
    public required string Folder { get; init; }

    /// <summary>Modification time of that folder after the write, in units of 100 ns.</summary>
    public required long FolderModified { get; init; }

    /// <summary>Bytes of the index tail of that folder after the write.</summary>
    public required long TailLength { get; init; }

    /// <summary>Lines in that tail.</summary>
    public required int TailLines { get; init; }

    /// <summary>Records in that folder.</summary>
    public required int Records { get; init; }

    /// <summary>The last sequence that was given out.</summary>
    public required long Last { get; init; }

    /// <summary>No sequence above this was ever given out, also after a loss of power; 0 where the folder itself tells.</summary>
    public required long Reserved { get; init; }

    /// <summary>What the next record carries as <c>previousChecksum</c>.</summary>
    public string? ChainChecksum { get; init; }
}
