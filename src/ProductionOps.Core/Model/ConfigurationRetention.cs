namespace ProductionOps.Model;

/// <summary>How long configuration versions are kept.</summary>
public sealed record ConfigurationRetention : ModelObject
{
    /// <summary>Kept in all: indefinite.</summary>
    public required string Retention { get; init; }

    /// <summary>Newest versions kept readily available.</summary>
    public int ActiveVersions { get; init; }
}
