namespace ProductionOps.Model;

/// <summary>Outcome of a check of the whole store.</summary>
public sealed record DataIntegrityCheck : ModelObject
{
    /// <summary>SHA-256 of the data.</summary>
    public required string Checksum { get; init; }

    /// <summary>When it was checked.</summary>
    public DateTimeOffset LastValidated { get; init; }

    /// <summary>Which rules held.</summary>
    public required ValidationRules ValidationRules { get; init; }
}
