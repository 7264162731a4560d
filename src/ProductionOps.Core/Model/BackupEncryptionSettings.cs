namespace ProductionOps.Model;

/// <summary>How backups are encrypted (an addition to the specification).</summary>
public sealed record BackupEncryptionSettings : ModelObject
{
    /// <summary>Name of the secret that the key is derived from.</summary>
    public required string Secret { get; init; }
}
