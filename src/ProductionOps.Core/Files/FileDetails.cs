namespace ProductionOps.Files;

/// <summary>What the system says of one file beyond its entry in a directory. Links are not followed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes of a file, otherwise 0.</param>
/// <param name="Modified">Time of the last change of its content, in UTC.</param>
public readonly record struct FileDetails(FileEntryKind Kind, long Length, DateTimeOffset Modified)
{
    /// <summary>Permissions; null where the system has no such thing.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>Time of the last change of its content or its properties, in UTC; null where the system keeps none.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>Number of the file on its device; 0 where the system does not tell.</summary>
    public ulong Inode { get; init; }

    /// <summary>Number of the device; 0 where the system does not tell.</summary>
    public ulong Device { get; init; }

    /// <summary>How many names the file has; 1 where the system does not tell.</summary>
    public uint Links { get; init; } = 1;
}
