namespace ProductionOps.Monitoring.Accessibility;

/// <summary>What axe-core reported of one page.</summary>
/// <param name="Page">Address of the page.</param>
/// <param name="Version">Version of axe-core.</param>
/// <param name="Violations">Rules that are broken.</param>
/// <param name="Incomplete">Rules that need a person to judge.</param>
/// <param name="Passes">Rules that are kept somewhere on the page.</param>
/// <param name="Inapplicable">Number of rules for which the page has nothing.</param>
public sealed record AxeReport(
    Uri Page,
    string Version,
    IReadOnlyList<AxeRule> Violations,
    IReadOnlyList<AxeRule> Incomplete,
    IReadOnlyList<AxeRule> Passes,
    int Inapplicable);
