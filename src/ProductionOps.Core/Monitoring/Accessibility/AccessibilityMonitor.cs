using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Tests the accessibility of the site's pages.</summary>
internal sealed class AccessibilityMonitor(IAccessibilityAuditor auditor, IOperationReporter reporter) : IMonitor
{
    public MonitoringType Type => MonitoringType.Accessibility;

    public async Task<ProductionMonitoring> MeasureAsync(MonitorContext context, ProductionMonitoring record, CancellationToken cancellationToken)
    {
        var request = new AccessibilityRequest(context.Site, context.Configuration.Monitoring.Accessibility)
        {
            Previous = context.Previous?.Accessibility,
            Reporter = reporter,
        };
        var result = await auditor.MeasureAsync(request, cancellationToken);
        foreach (var warning in result.Warnings) reporter.Warning(warning);
        return record with { Accessibility = result.Measurement };
    }
}
