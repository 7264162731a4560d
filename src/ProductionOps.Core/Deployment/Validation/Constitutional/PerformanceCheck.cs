using ProductionOps.Deployment.Validation.Budgets;
using ProductionOps.Deployment.Validation.Lighthouse;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>The principle <c>performanceFirst</c>: every budget is met, and every target for which there is a measurement.</summary>
public static class PerformanceCheck
{
    /// <summary>The name of the principle.</summary>
    public const string Principle = "performanceFirst";

    /// <summary>Checks what was measured.</summary>
    /// <param name="targets">The targets in force.</param>
    /// <param name="size">Size of the build; null when it was not measured.</param>
    /// <param name="measured">Lighthouse and web vitals; null when they were not measured.</param>
    public static PrincipleResult Review(PerformanceTargets targets, BundleSize? size, DeploymentPerformance? measured) =>
        new(Principle, [.. Budgets(targets, size), .. Targets(targets, measured)]);

    private static IEnumerable<CheckResult> Budgets(PerformanceTargets targets, BundleSize? size) => size is null
        ? [CheckResult.NotJudged("budgets", "The size of the build was not measured.")]
        : BundleBudget.Of(size, targets.BundleSize).Select(budget =>
            CheckResult.Of($"budget-{budget.Name}", budget.IsMet, $"{budget.Describe()} Make it smaller or load less."));

    private static IEnumerable<CheckResult> Targets(PerformanceTargets targets, DeploymentPerformance? measured) => measured is null
        ? [CheckResult.NotJudged("performance-targets", "Lighthouse did not measure this build, so its targets were not judged.")]
        : PerformanceTarget.Of(measured, targets).Select(target =>
            CheckResult.Of($"target-{target.Name}", target.IsMet, $"{target.Describe()} See what Lighthouse says of it."));
}
