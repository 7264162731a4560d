namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>What a repository is. It is written once and never changes.</summary>
internal sealed record RepositoryDocument
{
    public const int CurrentVersion = 1;

    public required int SchemaVersion { get; init; }

    /// <summary>Tells the copies of one repository from another.</summary>
    public required string RepositoryId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public EncryptionHeader? Encryption { get; init; }
}
