namespace ProductionOps.Model;

/// <summary>How content is validated.</summary>
public sealed record ContentValidationSettings : ModelObject
{
    /// <summary>Whether it is.</summary>
    public bool Enabled { get; init; }

    /// <summary>How often.</summary>
    public MaintenanceFrequency Frequency { get; init; }

    /// <summary>Whether links are followed.</summary>
    public bool CheckLinks { get; init; }

    /// <summary>Whether images are read.</summary>
    public bool ValidateImages { get; init; }
}
