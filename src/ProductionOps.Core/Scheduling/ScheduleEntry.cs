namespace ProductionOps.Scheduling;

/// <summary>A schedule that is installed.</summary>
public sealed record ScheduleEntry
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What runs it.</summary>
    public required ScheduleManager Manager { get; init; }

    /// <summary>Whether the system runs it rather than this user.</summary>
    public bool SystemWide { get; init; }

    /// <summary>When, in the words of what runs it.</summary>
    public required string Timing { get; init; }

    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    /// <summary>Whether somebody changed it by hand since.</summary>
    public required bool IsEdited { get; init; }

    /// <summary>Where it is.</summary>
    public required string Path { get; init; }
}
