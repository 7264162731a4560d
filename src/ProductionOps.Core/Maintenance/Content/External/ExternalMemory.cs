namespace ProductionOps.Maintenance.Content.External;

/// <summary>What is remembered of external addresses between runs.</summary>
internal sealed record ExternalMemory
{
    /// <summary>Name of the document in the store.</summary>
    public const string Name = "maintenance/external-links";

    /// <summary>Addresses.</summary>
    public IReadOnlyDictionary<string, ExternalRecord> Links { get; init; } = new Dictionary<string, ExternalRecord>(StringComparer.Ordinal);
}
