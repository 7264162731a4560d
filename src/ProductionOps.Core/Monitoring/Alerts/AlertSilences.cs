using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Times in which nobody is told.</summary>
internal static class AlertSilences
{
    /// <summary>Whether nobody is told of a type at some time.</summary>
    public static bool IsSilent(ProductionConfiguration configuration, MonitoringType type, DateTimeOffset at) =>
        configuration.Alerting?.Silences.Any(silence =>
            !(silence.From > at) && at < silence.To && (silence.Types.Count == 0 || silence.Types.Contains(type))) is true;
}
