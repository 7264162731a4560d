using ProductionOps.Model;

namespace ProductionOps.Store;

/// <summary>What lists and reports need of a configuration version.</summary>
public sealed record ConfigurationEntry
{
    /// <summary>Identifier.</summary>
    public required string ConfigurationId { get; init; }

    /// <summary>Semantic version.</summary>
    public required string Version { get; init; }

    /// <summary>Environment it is for.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>When it was imported.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Position in the order of all records of this kind.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the stored record, in lower-case hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>Bytes of the stored record.</summary>
    public required long Length { get; init; }
}
