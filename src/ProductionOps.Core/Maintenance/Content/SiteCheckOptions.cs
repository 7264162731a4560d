namespace ProductionOps.Maintenance.Content;

/// <summary>What is checked of a built site.</summary>
public sealed record SiteCheckOptions
{
    /// <summary>Full path of the built site.</summary>
    public required string Directory { get; init; }

    /// <summary>Address at which it is served; null when it is not known: every full address is of another site then.</summary>
    public Uri? Homepage { get; init; }

    /// <summary>Links that are left alone, as they are written or resolved, with <c>*</c> and <c>?</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether links are followed.</summary>
    public bool CheckLinks { get; init; } = true;

    /// <summary>Whether images are read.</summary>
    public bool CheckImages { get; init; } = true;

    /// <summary>Whether links to other sites are asked for.</summary>
    public bool IncludeExternal { get; init; }

    /// <summary>Whether external links to private and local addresses are asked for as well.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Bytes above which an image is very large.</summary>
    public long LargeImage { get; init; } = 1_000_000;

    /// <summary>Days after which content that nobody has changed is stale.</summary>
    public int StaleAfterDays { get; init; } = 365;

    /// <summary>Full path of the project that the site is built from; null where it is not known.</summary>
    public string? ProjectDirectory { get; init; }
}
