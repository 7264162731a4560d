using ProductionOps.Model;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>How often each type is to be measured, by the active configuration.</summary>
internal sealed class ConfiguredIntervals(Func<DeploymentEnvironment, ProductionConfiguration?> activeOf)
{
    /// <summary>The interval of a type in an environment; null where none is configured.</summary>
    public TimeSpan? Of(MonitoringType type, DeploymentEnvironment environment)
    {
        var monitoring = activeOf(environment)?.Monitoring;
        return type switch
        {
            MonitoringType.Uptime when monitoring?.Uptime.Frequency > 0 => TimeSpan.FromSeconds(monitoring.Uptime.Frequency),
            MonitoringType.Performance when monitoring?.Performance.Frequency > 0 => TimeSpan.FromHours(monitoring.Performance.Frequency),
            MonitoringType.Accessibility when monitoring?.Accessibility.Frequency > 0 => TimeSpan.FromHours(monitoring.Accessibility.Frequency),
            _ => null,
        };
    }
}
