using ProductionOps.Model;

namespace ProductionOps.Monitoring;

/// <summary>What a configuration asks to be measured, and how often.</summary>
internal static class MonitoredTypes
{
    /// <summary>The types that are enabled, in the order in which they are measured: what takes a second comes first.</summary>
    public static IEnumerable<MonitoringType> EnabledIn(ProductionConfiguration configuration) =>
        Enum.GetValues<MonitoringType>().Where(type => IntervalOf(configuration, type) is not null).OrderBy(Order);

    /// <summary>Time between two measurements of a type; null where it is not enabled.</summary>
    public static TimeSpan? IntervalOf(ProductionConfiguration configuration, MonitoringType type)
    {
        var monitoring = configuration.Monitoring;
        return type switch
        {
            MonitoringType.Uptime => monitoring.Uptime.Enabled ? TimeSpan.FromSeconds(monitoring.Uptime.Frequency) : null,
            MonitoringType.Performance => monitoring.Performance.Enabled ? TimeSpan.FromHours(monitoring.Performance.Frequency) : null,
            MonitoringType.Accessibility => monitoring.Accessibility.Enabled ? TimeSpan.FromHours(monitoring.Accessibility.Frequency) : null,
            MonitoringType.Security => monitoring.Security.Enabled ? TimeSpan.FromHours(configuration.Security.Scanning.Frequency) : null,
            MonitoringType.Constitutional => IsAnyPrincipleInForce(configuration.Constitutional) ? TimeSpan.FromHours(configuration.Security.Scanning.Frequency) : null,
            _ => null,
        };
    }

    private static bool IsAnyPrincipleInForce(ConstitutionalSettings settings) =>
        settings.ZeroGitHubActions || settings.PerformanceFirst || settings.UserPreservation || settings.BranchPreservation || settings.LocalValidation;

    private static int Order(MonitoringType type) => type switch
    {
        MonitoringType.Uptime => 0,
        MonitoringType.Security => 1,
        MonitoringType.Constitutional => 2,
        MonitoringType.Accessibility => 3,
        _ => 4,
    };
}
