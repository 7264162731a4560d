using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance;

/// <summary>Measures how fast the site is.</summary>
internal sealed class PerformanceMonitor(IPerformanceMeter meter, IOperationReporter reporter) : IMonitor
{
    public MonitoringType Type => MonitoringType.Performance;

    public async Task<ProductionMonitoring> MeasureAsync(MonitorContext context, ProductionMonitoring record, CancellationToken cancellationToken)
    {
        var request = new PerformanceRequest(context.Site, context.Configuration.Monitoring.Performance)
        {
            Targets = context.Configuration.Performance.Targets,
            ProjectDirectory = context.ProjectDirectory,
            LighthouseReport = context.LighthouseReport,
            Reporter = reporter,
        };
        var result = await meter.MeasureAsync(request, cancellationToken);
        foreach (var warning in result.Warnings) reporter.Warning(warning);
        return record with { SiteUrl = result.Page.AbsoluteUri, Performance = result.Measurement };
    }
}
