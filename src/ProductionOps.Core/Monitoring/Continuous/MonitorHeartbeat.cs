namespace ProductionOps.Monitoring.Continuous;

/// <summary>What the heartbeat file says.</summary>
internal sealed record MonitorHeartbeat
{
    /// <summary>Version of its format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>running; stopped, after a clean end.</summary>
    public required string State { get; init; }

    /// <summary>The process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Its machine.</summary>
    public required string Host { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When this was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>A running watch writes it anew before that time.</summary>
    public required DateTimeOffset StaleAfter { get; init; }

    /// <summary>Measurements that could not be made or stored, and looks at stores that failed, since it began.</summary>
    public required long Failures { get; init; }

    /// <summary>The stores.</summary>
    public required IReadOnlyList<HeartbeatStore> Stores { get; init; }
}
