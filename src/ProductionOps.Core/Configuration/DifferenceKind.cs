namespace ProductionOps.Configuration;

/// <summary>What happened to a setting from the left configuration to the right one.</summary>
public enum DifferenceKind
{
    /// <summary>Only the right one has it.</summary>
    Added,

    /// <summary>Only the left one has it.</summary>
    Removed,

    /// <summary>Both have it, with different values.</summary>
    Changed,
}
