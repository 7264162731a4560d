using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>How the measurements of a type are.</summary>
internal sealed record HeartbeatType
{
    /// <summary>What is measured.</summary>
    public required MonitoringType Type { get; init; }

    /// <summary>Seconds between two measurements.</summary>
    public required double Interval { get; init; }

    /// <summary>When the newest record was measured; absent when there is none.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>When it is measured next.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Whether a measurement is going on.</summary>
    public required bool Running { get; init; }

    /// <summary>Why the last measurement failed; absent when it did not.</summary>
    public HeartbeatError? Error { get; init; }
}
