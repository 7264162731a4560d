namespace ProductionOps.Model;

/// <summary>What the accessibility tree offers to a screen reader.</summary>
public sealed record ScreenReaderTest : ModelObject
{
    /// <summary>Whether nothing stands in the way.</summary>
    public bool Compatible { get; init; }

    /// <summary>What stands in the way.</summary>
    public IReadOnlyList<string> Issues { get => field ?? []; init; }
}
