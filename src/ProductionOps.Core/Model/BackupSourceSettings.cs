namespace ProductionOps.Model;

/// <summary>A directory or file that is backed up (an addition to the specification).</summary>
public sealed record BackupSourceSettings : ModelObject
{
    /// <summary>Name in the backup: letters, digits, dots, hyphens and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>The directory or file; a relative path is below the directory that holds the store.</summary>
    public required string Path { get; init; }

    /// <summary>Patterns of what is left out, such as node_modules, *.log or drafts/**.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
