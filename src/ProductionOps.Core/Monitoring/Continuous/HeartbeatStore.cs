namespace ProductionOps.Monitoring.Continuous;

/// <summary>How the watch of a store is.</summary>
internal sealed record HeartbeatStore
{
    /// <summary>Its address.</summary>
    public required string Store { get; init; }

    /// <summary>When it was last looked at; absent before that.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Why it is not open; absent when it is.</summary>
    public HeartbeatError? Error { get; init; }

    /// <summary>Its environments.</summary>
    public required IReadOnlyList<HeartbeatEnvironment> Environments { get; init; }
}
