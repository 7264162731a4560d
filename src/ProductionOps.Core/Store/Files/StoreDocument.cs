using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>The content of <c>store.json</c>: what the store is.</summary>
internal sealed record StoreDocument : ModelObject
{
    /// <summary>The newest version of the format that this program reads and writes.</summary>
    public const int CurrentSchemaVersion = 1;

    public required int SchemaVersion { get; init; }

    public required string StoreId { get; init; }

    public required string Site { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required StoreMetadata Metadata { get; init; }
}
