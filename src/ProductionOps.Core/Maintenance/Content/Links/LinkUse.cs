namespace ProductionOps.Maintenance.Content.Links;

/// <summary>What a link is for.</summary>
internal enum LinkUse
{
    /// <summary>People follow it.</summary>
    Page,

    /// <summary>The page loads it.</summary>
    Asset,
}
