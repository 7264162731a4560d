using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Lighthouse;

/// <summary>One target and what was measured for it.</summary>
/// <param name="Name">Name, such as <c>lighthouse-performance</c> or <c>lcp</c>.</param>
/// <param name="Measured">The value that was measured.</param>
/// <param name="Target">The bound.</param>
/// <param name="IsMet">Whether the value is on the right side of the bound; the bound itself is.</param>
public sealed record PerformanceTarget(string Name, double Measured, double Target, bool IsMet)
{
    /// <summary>The targets for which there is a measurement; what was not measured is neither met nor missed.</summary>
    public static IReadOnlyList<PerformanceTarget> Of(DeploymentPerformance measured, PerformanceTargets targets) =>
    [
        .. new[]
        {
            AtLeast("lighthouse-performance", measured.Lighthouse?.Performance, targets.Lighthouse.Performance),
            AtLeast("lighthouse-accessibility", measured.Lighthouse?.Accessibility, targets.Lighthouse.Accessibility),
            AtLeast("lighthouse-best-practices", measured.Lighthouse?.BestPractices, targets.Lighthouse.BestPractices),
            AtLeast("lighthouse-seo", measured.Lighthouse?.Seo, targets.Lighthouse.Seo),
            AtMost("lcp", measured.CoreWebVitals?.Lcp, targets.CoreWebVitals.Lcp),
            AtMost("fcp", measured.CoreWebVitals?.Fcp, targets.CoreWebVitals.Fcp),
            AtMost("cls", measured.CoreWebVitals?.Cls, targets.CoreWebVitals.Cls),
            AtMost("fid", measured.CoreWebVitals?.Fid, targets.CoreWebVitals.Fid),
            AtMost("inp", measured.CoreWebVitals?.Inp, targets.CoreWebVitals.Inp),
        }.OfType<PerformanceTarget>(),
    ];

    /// <summary>How it misses its target, as a sentence.</summary>
    public string Describe()
    {
        var bound = Name.StartsWith("lighthouse", StringComparison.Ordinal) ? "at least" : "at most";
        return string.Create(CultureInfo.InvariantCulture, $"{Name} is {Measured:0.###}, and its target is {bound} {Target:0.###}.");
    }

    private static PerformanceTarget? AtLeast(string name, double? measured, double target) =>
        measured is { } value ? new PerformanceTarget(name, value, target, value >= target) : null;

    private static PerformanceTarget? AtMost(string name, double? measured, double? target) =>
        measured is { } value && target is { } bound ? new PerformanceTarget(name, value, bound, value <= bound) : null;
}
