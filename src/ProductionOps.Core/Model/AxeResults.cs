namespace ProductionOps.Model;

/// <summary>Counts of an axe-core run.</summary>
public sealed record AxeResults : ModelObject
{
    /// <summary>Rules violated.</summary>
    public int Violations { get; init; }

    /// <summary>Rules that need a person.</summary>
    public int Incomplete { get; init; }

    /// <summary>Rules passed.</summary>
    public int Passes { get; init; }
}
