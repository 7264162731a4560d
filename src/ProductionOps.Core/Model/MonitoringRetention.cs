namespace ProductionOps.Model;

/// <summary>How long monitoring data is kept.</summary>
public sealed record MonitoringRetention : ModelObject
{
    /// <summary>Records, such as 30 days.</summary>
    public required string Detailed { get; init; }

    /// <summary>Daily summaries, such as 1 year.</summary>
    public required string Aggregated { get; init; }

    /// <summary>Alerts, such as 6 months.</summary>
    public required string Alerts { get; init; }
}
