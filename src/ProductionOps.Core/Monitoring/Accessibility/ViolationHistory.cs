using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>
/// Joins the violations of a measurement with those of the one before. A violation is the same one when page, rule and selector are; it
/// keeps the time of its discovery. One that is gone from a page that was tested again is listed once more, with the time.
/// </summary>
internal static class ViolationHistory
{
    /// <summary>The violations of the new record.</summary>
    /// <param name="reports">What was found now.</param>
    /// <param name="previous">The violations of the record before.</param>
    /// <param name="now">Time of the measurement.</param>
    public static IReadOnlyList<AccessibilityViolation> Join(
        IReadOnlyList<AxeReport> reports, IReadOnlyList<AccessibilityViolation> previous, DateTimeOffset now)
    {
        var open = previous.Where(violation => violation.FixedAt is null).GroupBy(Key).ToDictionary(group => group.Key, group => group.First());
        var found = reports.SelectMany(report => report.Violations.SelectMany(rule => rule.Nodes.Select(node => Violation(report.Page, rule, node, now))))
            .Select(violation => open.TryGetValue(Key(violation), out var known) ? violation with { DiscoveredAt = known.DiscoveredAt } : violation)
            .ToList();
        var here = found.Select(Key).ToHashSet();
        var tested = reports.Select(report => report.Page.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        var gone = open.Values
            .Where(violation => violation.Page is { } page && tested.Contains(page) && !here.Contains(Key(violation)))
            .Select(violation => violation with { FixedAt = now });
        return [.. found, .. gone];
    }

    private static AccessibilityViolation Violation(Uri page, AxeRule rule, AxeNode node, DateTimeOffset now) => new()
    {
        Id = rule.Id,
        Impact = node.Impact ?? rule.Impact ?? throw new OperationException(
            "AxeReportInvalid", ErrorKind.Failed, $"axe-core reported a violation of '{rule.Id}' on '{page}' without its impact.", page),
        WcagCriterion = string.Join(", ", rule.Criteria),
        Description = rule.Description,
        Help = rule.Help,
        HelpUrl = rule.HelpUrl,
        Selector = node.Selector,
        Context = node.Html,
        DiscoveredAt = now,
        Page = page.AbsoluteUri,
    };

    private static (string? Page, string Rule, string Selector) Key(AccessibilityViolation violation) =>
        (violation.Page, violation.Id, violation.Selector);
}
