namespace ProductionOps.Faults.Disks;

/// <summary>What kind of disk it is.</summary>
internal sealed record DiskOptions
{
    /// <summary>Which run of the operating system it is used in.</summary>
    public string BootId { get; init; } = "first run";

    /// <summary>Whether a name is published as on file systems without an exclusive rename: by a link, then by removing the old name.</summary>
    public bool PublishesByLink { get; init; }

    /// <summary>Whether it can flush everything in one step.</summary>
    public bool FlushesAtOnce { get; init; } = true;

    /// <summary>Whether it says that it has flushed, and has not: for proving that the checks find what such a disk loses.</summary>
    public bool Lies { get; init; }

    /// <summary>What its clock says at the first change.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 31, 23, 15, 42, TimeSpan.Zero);

    /// <summary>How much later each change is, by the clock of the disk, than the one before; zero is the coarsest clock.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromTicks(10);

    /// <summary>The clock instead of the two; null for none.</summary>
    public DiskClock? Clock { get; init; }

    /// <summary>What goes wrong at a step; it throws, or leaves things alone. It is given the number of the step, from 1.</summary>
    public Func<int, DiskChange, StepFault?>? Fault { get; init; }

    /// <summary>The same for reading a directory or a file. To look whether one is there tells no error, in .NET.</summary>
    public Func<int, Exception?>? ReadFault { get; init; }
}

/// <summary>A step that goes wrong.</summary>
/// <param name="Error">What the system says.</param>
/// <param name="Extent">How much of the step is done all the same.</param>
internal sealed record StepFault(Exception Error, FaultExtent Extent);

/// <summary>How much is done of a step that goes wrong.</summary>
internal enum FaultExtent
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Half of the bytes of a write; nothing of anything else.</summary>
    Half,

    /// <summary>All of it: the error comes afterwards.</summary>
    Everything,
}
