using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>A rule of axe-core and the elements that it has a result for.</summary>
/// <param name="Id">Name of the rule.</param>
/// <param name="Impact">Impact on people; null when nothing is broken.</param>
/// <param name="Tags">Tags, which say the levels and criteria that it belongs to.</param>
/// <param name="Description">What the rule asks.</param>
/// <param name="Help">What to do.</param>
/// <param name="HelpUrl">Where it is explained.</param>
/// <param name="Nodes">The elements.</param>
public sealed record AxeRule(
    string Id,
    AccessibilityImpact? Impact,
    IReadOnlyList<string> Tags,
    string Description,
    string Help,
    string HelpUrl,
    IReadOnlyList<AxeNode> Nodes)
{
    /// <summary>Lowest conformance level that the rule is part of; null when it is no part of WCAG.</summary>
    public WcagLevel? Level => WcagTags.Level(Tags);

    /// <summary>WCAG success criteria, such as 1.1.1, in the order of the tags.</summary>
    public IReadOnlyList<string> Criteria => WcagTags.Criteria(Tags);
}
