using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>What people are told of one alert.</summary>
public sealed record AlertNotice
{
    /// <summary>Why.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The transition of the alert, such as raised or repeated-2: the same alert and transition are the same notice.</summary>
    public required string Transition { get; init; }

    /// <summary>Cause.</summary>
    public required string Cause { get; init; }

    /// <summary>The alert as it was then.</summary>
    public required MonitoringAlert Alert { get; init; }

    /// <summary>Identifier of the first message about it; null when this is the first.</summary>
    public string? Thread { get; init; }

    /// <summary>Identifier of the notice, for whoever gets it twice.</summary>
    public string Id => $"{Alert.AlertId}-{Transition}";
}
