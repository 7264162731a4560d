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
}
