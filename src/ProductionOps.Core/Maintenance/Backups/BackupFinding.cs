namespace ProductionOps.Maintenance.Backups;

/// <summary>Something in a backup that is not what was backed up.</summary>
/// <param name="Path">The file in the backup; null when it is about the backup itself.</param>
/// <param name="Source">File of the repository in which the damage is, relative to it; null when nothing there tells.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record BackupFinding(string? Path, string? Source, string Problem)
{
    /// <summary>Identifier of the error that a restoration would end with; <c>BackupPathUnsafe</c> for a path that would leave the directory it is
    /// restored to, null for damage.</summary>
    public string? Id { get; init; }

    /// <summary>The finding as one line.</summary>
    public override string ToString() => (Id is null ? string.Empty : Id + ": ") + (Path is null ? string.Empty : $"'{Path}': ") + Problem + (Source is null ? string.Empty : $" (in {Source})");
}
