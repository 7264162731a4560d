namespace ProductionOps.Model;

/// <summary>How security is watched.</summary>
public sealed record SecurityMonitoringSettings : ModelObject
{
    /// <summary>Whether it is watched.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether dependencies are audited.</summary>
    public bool VulnerabilityScanning { get; init; }

    /// <summary>Whether the certificate is checked.</summary>
    public bool SslMonitoring { get; init; }

    /// <summary>Whether headers are checked.</summary>
    public bool HeaderChecking { get; init; }
}
