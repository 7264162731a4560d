namespace ProductionOps.Model;

/// <summary>How the site is maintained.</summary>
public sealed record MaintenanceSettings : ModelObject
{
    /// <summary>Dependencies.</summary>
    public required DependencyUpdateSettings DependencyUpdates { get; init; }

    /// <summary>Content.</summary>
    public required ContentValidationSettings ContentValidation { get; init; }

    /// <summary>Backups.</summary>
    public required BackupSettings Backup { get; init; }

    /// <summary>Which runs a person must allow (an addition to the specification).</summary>
    public MaintenanceApprovalSettings? Approval { get; init; }

    /// <summary>What optimization looks for and does (an addition to the specification).</summary>
    public SiteOptimizationSettings? Optimization { get; init; }
}
