using ProductionOps.Model;

namespace ProductionOps.Store.Summaries;

/// <summary>Which measurements to summarize.</summary>
public sealed record MonitoringSummaryQuery
{
    /// <summary>What was measured.</summary>
    public required MonitoringType Type { get; init; }

    /// <summary>Environment that was measured.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Start of the period; null for the first measurement.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the period, not part of it; null, or after now, for now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Called for each record that cannot be read.</summary>
    public Action<OperationException>? OnDamaged { get; init; }
}
