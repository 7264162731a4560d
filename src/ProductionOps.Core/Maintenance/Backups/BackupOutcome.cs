using ProductionOps.Model;

namespace ProductionOps.Maintenance.Backups;

/// <summary>A backup that was made.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Issues">What could not be taken as it is.</param>
/// <param name="Result">The same as a maintenance run records it.</param>
public sealed record BackupOutcome(BackupEntry Backup, IReadOnlyList<BackupIssue> Issues, BackupResult Result);
