namespace ProductionOps.Model;

/// <summary>Security of the site.</summary>
public sealed record SecuritySettings : ModelObject
{
    /// <summary>Headers.</summary>
    public required SecurityHeaderSettings Headers { get; init; }

    /// <summary>Scanning.</summary>
    public required SecurityScanningSettings Scanning { get; init; }
}
