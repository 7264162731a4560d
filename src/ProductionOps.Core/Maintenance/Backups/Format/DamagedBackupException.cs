namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>Something in a repository is not what was written; the message says what, without saying what to do.</summary>
internal sealed class DamagedBackupException(string message, Exception? innerException = null) : Exception(message, innerException);
