namespace ProductionOps.Store.Files.Integrity;

/// <summary>What was seen of a part of the store at one time.</summary>
internal abstract record Look
{
    /// <summary>What is wrong, or worth knowing.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>SHA-256 over names and checksums of all files of the part, in lower-case hexadecimal.</summary>
    public required string Digest { get; init; }
}
