using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>Turns a measurement into what it says of each cause.</summary>
internal static class AlertRules
{
    /// <summary>The conditions of one measurement, apart from burn rates.</summary>
    /// <param name="record">The measurement.</param>
    /// <param name="configuration">The thresholds.</param>
    /// <param name="open">Causes of open alerts; those that are no longer found are said to be gone.</param>
    public static IReadOnlyList<AlertCondition> Evaluate(ProductionMonitoring record, ProductionConfiguration configuration, IReadOnlyCollection<string> open)
    {
        AlertCondition[] conditions =
        [
            .. record.Uptime is { } uptime ? UptimeAlertRules.Evaluate(record, uptime, configuration) : [],
            .. record.Performance is { } performance ? PerformanceAlertRules.Evaluate(performance, configuration) : [],
            .. record.Accessibility is { } accessibility ? AccessibilityAlertRules.Evaluate(accessibility, configuration, open) : [],
            .. record.Security is { } security ? SecurityAlertRules.Evaluate(record, security, configuration, open) : [],
            .. record.Constitutional is { } constitutional ? ConstitutionalAlertRules.Evaluate(constitutional, configuration) : [],
        ];
        return record.Environment == DeploymentEnvironment.Production ? conditions : [.. conditions.Select(Lower)];
    }

    // Nobody is woken for a site that has no visitors.
    internal static AlertCondition Lower(AlertCondition condition) => condition.Severity switch
    {
        AlertSeverity.Critical => condition with { Severity = AlertSeverity.Error },
        AlertSeverity.Error => condition with { Severity = AlertSeverity.Warning },
        _ => condition,
    };
}
