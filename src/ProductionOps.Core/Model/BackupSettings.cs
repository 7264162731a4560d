namespace ProductionOps.Model;

/// <summary>How backups are made.</summary>
public sealed record BackupSettings : ModelObject
{
    /// <summary>Whether they are.</summary>
    public bool Enabled { get; init; }

    /// <summary>How often.</summary>
    public MaintenanceFrequency Frequency { get; init; }

    /// <summary>Days that a backup is kept.</summary>
    public int Retention { get; init; }

    /// <summary>Whether packs are compressed.</summary>
    public bool Compression { get; init; }

    /// <summary>
    /// What is backed up besides the store (an addition to the specification); absent for the project that holds the store, where it is a
    /// git repository.
    /// </summary>
    public IReadOnlyList<BackupSourceSettings>? Sources { get; init; }

    /// <summary>How backups are encrypted (an addition to the specification); absent for not at all.</summary>
    public BackupEncryptionSettings? Encryption { get; init; }

    /// <summary>Where copies of the backups go (an addition to the specification); absent for nowhere.</summary>
    public IReadOnlyList<BackupCopySettings>? Copies { get; init; }

    /// <summary>Backups that are kept beyond the retention (an addition to the specification); absent for none.</summary>
    public BackupKeepSettings? Keep { get; init; }
}
