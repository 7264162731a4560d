namespace ProductionOps.Model;

/// <summary>Budgets of what a page loads.</summary>
public sealed record PageBudgets : ModelObject
{
    /// <summary>Bytes of JavaScript.</summary>
    public long Javascript { get; init; }

    /// <summary>Bytes of style sheets.</summary>
    public long Css { get; init; }

    /// <summary>Bytes of images.</summary>
    public long Images { get; init; }
}
