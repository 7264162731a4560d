using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>The metadata of local storage that the specification asks for.</summary>
internal sealed record StoreMetadata : ModelObject
{
    /// <summary>When the store was last brought together with another copy of itself; absent when it never was.</summary>
    public DateTimeOffset? LastSync { get; init; }

    public required string Version { get; init; }

    /// <summary>Whether the site complied when that was last judged; absent before.</summary>
    public bool? ConstitutionalCompliance { get; init; }
}
