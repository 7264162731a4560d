namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Something to back up.</summary>
/// <param name="Name">Its name in the backup.</param>
/// <param name="Path">Full path of the directory or file.</param>
/// <param name="Exclude">What is left out.</param>
/// <param name="Without">Full paths of directories that are left out.</param>
internal sealed record BackupSource(string Name, string Path, PathPatterns Exclude, IReadOnlyList<string> Without)
{
    /// <summary>The only directories below it that are taken, and files of the source itself; null for all.</summary>
    public IReadOnlySet<string>? OnlyTop { get; init; }
}
