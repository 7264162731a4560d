namespace ProductionOps.Model;

/// <summary>How long a backup is kept.</summary>
public sealed record BackupRetention : ModelObject
{
    /// <summary>Kept at least until.</summary>
    public DateTimeOffset KeepUntil { get; init; }

    /// <summary>Whether it is deleted after that.</summary>
    public bool AutoDelete { get; init; }
}
