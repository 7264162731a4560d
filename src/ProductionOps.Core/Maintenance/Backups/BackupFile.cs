namespace ProductionOps.Maintenance.Backups;

/// <summary>A file or a symbolic link in a backup.</summary>
/// <param name="BackupId">The backup.</param>
/// <param name="Path">Name of the source, a slash, and the path in it.</param>
/// <param name="Size">Bytes of a file.</param>
/// <param name="Modified">Time of its last change.</param>
/// <param name="Sha256">SHA-256 of the content of a file; null for a link.</param>
/// <param name="Target">What a link says; null for a file.</param>
public sealed record BackupFile(string BackupId, string Path, long Size, DateTimeOffset Modified, string? Sha256, string? Target);
