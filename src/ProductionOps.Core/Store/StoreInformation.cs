namespace ProductionOps.Store;

/// <summary>What a store is and what it holds.</summary>
public sealed record StoreInformation
{
    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>Identifier of the store, unique and never changed.</summary>
    public required string StoreId { get; init; }

    /// <summary>Name of the site.</summary>
    public required string Site { get; init; }

    /// <summary>Version of the format.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Number of deployments.</summary>
    public required long Deployments { get; init; }

    /// <summary>Number of monitoring records.</summary>
    public required long MonitoringRecords { get; init; }

    /// <summary>Number of maintenance runs.</summary>
    public required long MaintenanceRuns { get; init; }

    /// <summary>Number of configuration versions.</summary>
    public required long ConfigurationVersions { get; init; }
}
