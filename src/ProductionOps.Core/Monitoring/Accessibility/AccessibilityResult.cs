using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>What was found on the pages of a site.</summary>
/// <param name="Measurement">The findings as they are recorded.</param>
/// <param name="Score">100 minus 10, 7, 3 or 1 for each violated rule of critical, serious, moderate or minor impact; at least 0.</param>
/// <param name="Pages">What axe-core reported of each tested page.</param>
/// <param name="Warnings">Pages that were not tested and why, and what makes a finding doubtful; one sentence each.</param>
public sealed record AccessibilityResult(
    AccessibilityMeasurement Measurement, double Score, IReadOnlyList<AxeReport> Pages, IReadOnlyList<string> Warnings);
