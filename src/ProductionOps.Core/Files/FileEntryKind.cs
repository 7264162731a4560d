namespace ProductionOps.Files;

/// <summary>What a name in a directory stands for.</summary>
public enum FileEntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>Anything else, such as a socket or a device.</summary>
    Other,
}
