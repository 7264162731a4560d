namespace ProductionOps.Faults.Disks;

/// <summary>What the clock of a disk says, where somebody else sets it.</summary>
internal sealed class DiskClock
{
    public DateTimeOffset Now { get; set; }
}
