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

    /// <summary>Whether links to other sites are asked for (an addition to the specification); absent for no.</summary>
    public bool? CheckExternalLinks { get; init; }

    /// <summary>
    /// Links that are left alone, as written or resolved, with * and ? (an addition to the specification); absent for none.
    /// </summary>
    public IReadOnlyList<string>? Exclude { get; init; }

    /// <summary>Days after which content that nobody has changed is stale (an addition to the specification); absent for 365.</summary>
    public int? StaleAfterDays { get; init; }

    /// <summary>Bytes above which an image is very large (an addition to the specification); absent for 1000000.</summary>
    public int? LargeImage { get; init; }
}
