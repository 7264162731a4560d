using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Figures over all tested pages.</summary>
/// <param name="reports">What axe-core reported.</param>
/// <param name="tested">Level that was tested.</param>
internal sealed class AccessibilitySummary(IReadOnlyList<AxeReport> reports, WcagLevel tested)
{
    /// <summary>Rules of each kind, each counted once however many pages it is on: of one page these are axe-core's own numbers.</summary>
    public AxeResults Counts => new()
    {
        Violations = Rules(report => report.Violations).Count,
        Incomplete = Rules(report => report.Incomplete).Count,
        Passes = Rules(report => report.Passes).Count,
    };

    /// <summary>Rules that were kept somewhere, broken nowhere, and left to a person nowhere.</summary>
    public IReadOnlyList<string> Passed =>
    [
        .. Rules(report => report.Passes)
            .Except(Rules(report => report.Violations), StringComparer.Ordinal)
            .Except(Rules(report => report.Incomplete), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The highest tested level without an automated violation; null when level A has one.</summary>
    public WcagLevel? Level
    {
        get
        {
            var broken = reports.SelectMany(report => report.Violations).Select(rule => rule.Level).OfType<WcagLevel>().ToList();
            if (broken.Count == 0) return tested;
            return broken.Min() == WcagLevel.A ? null : broken.Min() - 1;
        }
    }

    /// <summary>100 minus the weight of each violated rule, at its worst impact; at least 0.</summary>
    public double Score
    {
        get
        {
            var penalty = reports.SelectMany(report => report.Violations)
                .GroupBy(rule => rule.Id, StringComparer.Ordinal)
                .Sum(group => Weight(group.Max(rule => rule.Impact)));
            return Math.Max(0, 100 - penalty);
        }
    }

    private HashSet<string> Rules(Func<AxeReport, IReadOnlyList<AxeRule>> part) =>
        reports.SelectMany(part).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);

    private static int Weight(AccessibilityImpact? impact) => impact switch
    {
        AccessibilityImpact.Critical => 10,
        AccessibilityImpact.Serious => 7,
        AccessibilityImpact.Moderate => 3,
        _ => 1,
    };
}
