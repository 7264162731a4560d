namespace ProductionOps.Model;

/// <summary>How long maintenance records are kept.</summary>
public sealed record MaintenanceRetention : ModelObject
{
    /// <summary>At most, such as 1 year.</summary>
    public required string Retention { get; init; }

    /// <summary>Successful ones, such as 3 months.</summary>
    public required string SuccessfulMaintenance { get; init; }

    /// <summary>Failed ones, such as 1 year.</summary>
    public required string FailedMaintenance { get; init; }
}
