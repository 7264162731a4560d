using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>One cause a rule that is broken, wherever it is.</summary>
internal static class AccessibilityAlertRules
{
    public static IEnumerable<AlertCondition> Evaluate(AccessibilityMeasurement measured, ProductionConfiguration configuration, IReadOnlyCollection<string> open)
    {
        if (measured.WcagCompliance is not { } compliance) return [];
        var broken = compliance.Violations
            .Where(violation => violation.FixedAt is null)
            .GroupBy(violation => violation.Id, StringComparer.Ordinal)
            .Select(rule => Firing([.. rule], configuration.Monitoring.Accessibility.WcagLevel))
            .ToArray();
        var found = broken.Select(condition => condition.Cause).ToHashSet(StringComparer.Ordinal);
        return [.. broken, .. open.Where(cause => cause.StartsWith(AlertCause.Accessibility, StringComparison.Ordinal) && !found.Contains(cause)).Select(AlertCondition.Gone)];
    }

    private static AlertCondition Firing(IReadOnlyList<AccessibilityViolation> places, WcagLevel level)
    {
        var first = places[0];
        var where = first.Page is { } page ? $"{page}, {first.Selector}" : first.Selector;
        var criterion = first.WcagCriterion.Length > 0 ? $" (WCAG {first.WcagCriterion}, tested at level {level})" : "";
        return new AlertCondition(AlertCause.Accessibility + first.Id, IsFiring: true)
        {
            Severity = places.Max(place => place.Impact) switch
            {
                AccessibilityImpact.Critical or AccessibilityImpact.Serious => AlertSeverity.Error,
                AccessibilityImpact.Moderate => AlertSeverity.Warning,
                _ => AlertSeverity.Info,
            },
            Title = $"{first.Help}: {new Quantity(places.Count, "place")}",
            Description = $"{first.Description}{criterion}. First at {where}. See {first.HelpUrl}",
        }.With("places", places.Count);
    }
}
