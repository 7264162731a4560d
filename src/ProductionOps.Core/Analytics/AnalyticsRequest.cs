using ProductionOps.Analytics.Periods;
using ProductionOps.Model;

namespace ProductionOps.Analytics;

/// <summary>What to report on.</summary>
public sealed record AnalyticsRequest
{
    /// <summary>Environment.</summary>
    public DeploymentEnvironment Environment { get; init; } = DeploymentEnvironment.Production;

    /// <summary>Period.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>Called for each record that cannot be read.</summary>
    public Action<OperationException>? OnDamaged { get; init; }

    /// <summary>The period as analytics show it.</summary>
    internal AnalyticsPeriod Describe() => new()
    {
        From = Period.From,
        To = Period.To,
        TimeZone = Period.Zone.Id,
        Days = Period.Days,
    };
}
