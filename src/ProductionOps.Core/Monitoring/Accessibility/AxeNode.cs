using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>An element that a rule has a result for.</summary>
/// <param name="Selector">
/// Its CSS selector. <c> -&gt; </c> goes on inside a frame, <c> &gt;&gt;&gt; </c> inside a shadow tree.
/// </param>
/// <param name="Html">Its markup, shortened by axe-core.</param>
/// <param name="Impact">Impact on people; null when nothing is broken.</param>
public sealed record AxeNode(string Selector, string Html, AccessibilityImpact? Impact);
