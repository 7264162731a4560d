using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Which channels are told of what.</summary>
internal static class AlertChannels
{
    /// <summary>The channels that are told first of an alert of some severity.</summary>
    public static IReadOnlyList<string> First(ProductionConfiguration configuration, AlertSeverity severity) =>
        Taking(configuration, configuration.Alerting is { Channels.Count: > 0 } alerting ? alerting.Channels : All(configuration), severity);

    /// <summary>Those of some channels that exist and take alerts of a severity.</summary>
    public static IReadOnlyList<string> Taking(ProductionConfiguration configuration, IEnumerable<string> names, AlertSeverity severity)
    {
        var channels = configuration.Notifications?.Channels;
        return channels is null
            ? []
            : [.. names.Where(name => channels.TryGetValue(name, out var channel) && severity >= (channel.MinimumSeverity ?? AlertSeverity.Info)).Distinct(StringComparer.Ordinal)];
    }

    // A channel that only steps of the escalation name is not told first.
    private static IEnumerable<string> All(ProductionConfiguration configuration)
    {
        var later = configuration.Alerting?.Escalation.SelectMany(step => step.Channels).ToHashSet(StringComparer.Ordinal) ?? [];
        var all = configuration.Notifications?.Channels.Keys.Order(StringComparer.Ordinal).ToArray() ?? [];
        return all.All(later.Contains) ? all : all.Where(name => !later.Contains(name));
    }
}
