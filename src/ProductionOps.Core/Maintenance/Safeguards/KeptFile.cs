namespace ProductionOps.Maintenance.Safeguards;

/// <summary>What a file was before a run changed it.</summary>
internal sealed record KeptFile
{
    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the copy; null when there was no file, or a link.</summary>
    public string? Copy { get; init; }

    /// <summary>What the link said that was there; null when there was none.</summary>
    public string? Link { get; init; }

    /// <summary>Permissions; null where the system has no such thing.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>Ticks of the time of the last change, in UTC.</summary>
    public long ModifiedTicks { get; init; }

    /// <summary>Directories that were not there, the deepest first.</summary>
    public IReadOnlyList<string> MissingDirectories { get => field ?? []; init; }

    /// <summary>Whether there was nothing.</summary>
    public bool WasMissing => Copy is null && Link is null;
}
