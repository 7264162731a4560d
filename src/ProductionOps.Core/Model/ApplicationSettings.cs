namespace ProductionOps.Model;

/// <summary>What the site is.</summary>
public sealed record ApplicationSettings : ModelObject
{
    /// <summary>Name of the site.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the site.</summary>
    public required string Version { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>Public address.</summary>
    public required string Homepage { get; init; }

    /// <summary>Where its source lives.</summary>
    public required string Repository { get; init; }
}
