namespace ProductionOps.Model;

/// <summary>Which maintenance runs a person must allow (an addition to the specification).</summary>
public sealed record MaintenanceApprovalSettings : ModelObject
{
    /// <summary>Types that always need it, besides what other settings ask for.</summary>
    public IReadOnlyList<MaintenanceType>? Types { get; init; }

    /// <summary>The least impact on users that needs it; medium when absent.</summary>
    public UserImpact? FromImpact { get; init; }

    /// <summary>Whether it must be somebody else than who asked.</summary>
    public bool? ByOthers { get; init; }
}
