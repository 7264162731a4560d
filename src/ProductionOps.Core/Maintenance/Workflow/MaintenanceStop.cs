using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>A person's wish that a run ends, which the process that has the run reads.</summary>
public sealed record MaintenanceStop : ModelObject
{
    /// <summary>Who.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why; absent when nothing was said.</summary>
    public string? Comment { get; init; }
}
