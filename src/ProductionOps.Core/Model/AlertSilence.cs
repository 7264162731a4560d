namespace ProductionOps.Model;

/// <summary>A time in which alerts are recorded and nobody is told.</summary>
public sealed record AlertSilence : ModelObject
{
    /// <summary>When it begins; at once when absent.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ends. What still fires then is sent.</summary>
    public DateTimeOffset To { get; init; }

    /// <summary>What it is for; everything when empty (an addition to the specification).</summary>
    public IReadOnlyList<MonitoringType> Types { get => field ?? []; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
