namespace ProductionOps.Maintenance.Backups;

/// <summary>A copy of the backups that was brought up to date.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Backups">Number of backups that it has now.</param>
/// <param name="CopiedFiles">Number of files that were copied.</param>
/// <param name="CopiedBytes">Bytes that were copied.</param>
public sealed record BackupCopyOutcome(string Name, string Place, int Backups, int CopiedFiles, long CopiedBytes);
