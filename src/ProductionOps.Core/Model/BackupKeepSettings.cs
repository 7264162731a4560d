namespace ProductionOps.Model;

/// <summary>Backups that are kept beyond the retention (an addition to the specification); the newest of each period stays.</summary>
public sealed record BackupKeepSettings : ModelObject
{
    /// <summary>Days of which the newest backup stays.</summary>
    public int? Daily { get; init; }

    /// <summary>Weeks of which the newest backup stays.</summary>
    public int? Weekly { get; init; }

    /// <summary>Months of which the newest backup stays.</summary>
    public int? Monthly { get; init; }

    /// <summary>Years of which the newest backup stays.</summary>
    public int? Yearly { get; init; }
}
