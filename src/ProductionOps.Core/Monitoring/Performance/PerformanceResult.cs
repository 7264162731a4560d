using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance;

/// <summary>What was measured of a page.</summary>
/// <param name="Page">Address of the page.</param>
/// <param name="Measurement">The figures; what was not measured is absent.</param>
/// <param name="Warnings">Why something is absent, and what makes a figure doubtful; one sentence each.</param>
public sealed record PerformanceResult(Uri Page, PerformanceMeasurement Measurement, IReadOnlyList<string> Warnings);
