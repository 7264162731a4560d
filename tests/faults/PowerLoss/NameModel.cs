namespace ProductionOps.Faults.PowerLoss;

/// <summary>In which order a file system makes changes of names durable that nobody flushed.</summary>
internal enum NameModel
{
    /// <summary>All of them in the order in which they were made, as ext4 and xfs do: one journal.</summary>
    OneJournal,

    /// <summary>Those of one directory in their order, whatever becomes of those of others, as btrfs may after a flush of one.</summary>
    EachDirectory,

    /// <summary>Each of them by itself, as POSIX allows and no journaling file system does.</summary>
    AnySubset,
}
