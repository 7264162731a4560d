using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Tests the accessibility of a site's pages.</summary>
internal sealed class AccessibilityMonitor(IAccessibilityAuditor auditor, IOperationReporter reporter) : IMonitor
{
    public MonitoringType Type => MonitoringType.Accessibility;

    public async Task<ProductionMonitoring> MeasureAsync(MonitorContext context, ProductionMonitoring record, CancellationToken cancellationToken)
    {
        var settings = context.Configuration.Monitoring.Accessibility;
        var request = new AccessibilityRequest(context.Site, settings) { Previous = context.Previous?.Accessibility, Reporter = reporter };
        var result = await auditor.MeasureAsync(request, cancellationToken);
        foreach (var warning in result.Warnings) reporter.Warning(warning);
        reporter.Verbose(Describe(result.Measurement.WcagCompliance!.Level, settings.WcagLevel));
        return record with { Accessibility = result.Measurement };
    }

    // An engine finds a part of what stands in people's way, so nothing here may sound like a certificate.
    private static string Describe(WcagLevel? level, WcagLevel tested) =>
        level is { } reached ? $"There is no automated violation at level {reached} (tested: {tested})." : "There are automated violations at level A.";
}
