namespace ProductionOps.Model;

/// <summary>How accessibility is watched.</summary>
public sealed record AccessibilityMonitoringSettings : ModelObject
{
    /// <summary>Whether it is watched.</summary>
    public bool Enabled { get; init; }

    /// <summary>Level that is tested.</summary>
    public WcagLevel WcagLevel { get; init; }

    /// <summary>Hours between measurements.</summary>
    public double Frequency { get; init; }
}
