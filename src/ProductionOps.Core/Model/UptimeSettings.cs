namespace ProductionOps.Model;

/// <summary>How uptime is watched.</summary>
public sealed record UptimeSettings : ModelObject
{
    /// <summary>Whether it is watched.</summary>
    public bool Enabled { get; init; }

    /// <summary>Seconds between samples.</summary>
    public int Frequency { get; init; }

    /// <summary>Names of the places measured from.</summary>
    public IReadOnlyList<string> Locations { get => field ?? []; init; }

    /// <summary>Response time, in milliseconds, above which the site is degraded.</summary>
    public double AlertThreshold { get; init; }
}
