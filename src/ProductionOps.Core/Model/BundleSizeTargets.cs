namespace ProductionOps.Model;

/// <summary>Budgets of the built site.</summary>
public sealed record BundleSizeTargets : ModelObject
{
    /// <summary>Bytes of JavaScript.</summary>
    public long Javascript { get; init; }

    /// <summary>Bytes of style sheets.</summary>
    public long Css { get; init; }

    /// <summary>Bytes of all files.</summary>
    public long Total { get; init; }
}
