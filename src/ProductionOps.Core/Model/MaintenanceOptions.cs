namespace ProductionOps.Model;

/// <summary>What a maintenance run was asked to do beyond its type (an addition to the specification).</summary>
public sealed record MaintenanceOptions : ModelObject
{
    /// <summary>What a backup holds, and whether everything is read; chosen by the age of the last full one when absent.</summary>
    public BackupType? BackupType { get; init; }
}
