using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Deployment;

/// <summary>Puts the figures of two deployments side by side.</summary>
internal static class DeploymentComparer
{
    public static IReadOnlyList<DeploymentComparison> Compare(ProductionDeployment reference, ProductionDeployment difference) =>
    [
        Text("commitHash", reference, difference, static d => d.CommitHash),
        Text("branchName", reference, difference, static d => d.BranchName),
        Text("status", reference, difference, static d => d.Status.ToString()),
        Text("configurationId", reference, difference, static d => d.ConfigurationId),
        Text("buildInfo.astroVersion", reference, difference, static d => d.BuildInfo?.AstroVersion),
        Text("buildInfo.nodeVersion", reference, difference, static d => d.BuildInfo?.NodeVersion),
        Number("buildInfo.buildTime", "s", reference, difference, static d => d.BuildInfo?.BuildTime),
        Number("buildInfo.bundleSize.javascript", "B", reference, difference, static d => d.BuildInfo?.BundleSize?.Javascript),
        Number("buildInfo.bundleSize.css", "B", reference, difference, static d => d.BuildInfo?.BundleSize?.Css),
        Number("buildInfo.bundleSize.assets", "B", reference, difference, static d => d.BuildInfo?.BundleSize?.Assets),
        Number("buildInfo.bundleSize.total", "B", reference, difference, static d => d.BuildInfo?.BundleSize?.Total),
        Number("validation.constitutionalCompliance.score", "", reference, difference, static d => d.Validation?.ConstitutionalCompliance?.Score),
        Number("validation.performance.lighthouse.performance", "", reference, difference, static d => Lighthouse(d)?.Performance),
        Number("validation.performance.lighthouse.accessibility", "", reference, difference, static d => Lighthouse(d)?.Accessibility),
        Number("validation.performance.lighthouse.bestPractices", "", reference, difference, static d => Lighthouse(d)?.BestPractices),
        Number("validation.performance.lighthouse.seo", "", reference, difference, static d => Lighthouse(d)?.Seo),
        Number("validation.performance.coreWebVitals.lcp", "s", reference, difference, static d => Vitals(d)?.Lcp),
        Number("validation.performance.coreWebVitals.fcp", "s", reference, difference, static d => Vitals(d)?.Fcp),
        Number("validation.performance.coreWebVitals.cls", "", reference, difference, static d => Vitals(d)?.Cls),
        Number("validation.security.vulnerabilities", "", reference, difference, static d => d.Validation?.Security?.Vulnerabilities.Count),
        Number("validation.security.securityScore", "", reference, difference, static d => d.Validation?.Security?.SecurityScore),
        Number("validation.accessibility.violations", "", reference, difference, static d => d.Validation?.Accessibility?.Violations.Count),
        Number("warnings", "", reference, difference, static d => d.Warnings.Count),
        Number("errors", "", reference, difference, static d => d.Errors.Count),
    ];

    private static LighthouseScores? Lighthouse(ProductionDeployment deployment) => deployment.Validation?.Performance?.Lighthouse;

    private static CoreWebVitals? Vitals(ProductionDeployment deployment) => deployment.Validation?.Performance?.CoreWebVitals;

    private static DeploymentComparison Text(
        string property, ProductionDeployment reference, ProductionDeployment difference, Func<ProductionDeployment, string?> value) =>
        new(property, "", value(reference), value(difference), Change: null);

    private static DeploymentComparison Number(
        string property, string unit, ProductionDeployment reference, ProductionDeployment difference, Func<ProductionDeployment, double?> value)
    {
        var (before, after) = (value(reference), value(difference));
        return new DeploymentComparison(
            property,
            unit,
            before?.ToString(CultureInfo.InvariantCulture),
            after?.ToString(CultureInfo.InvariantCulture),
            after - before);
    }
}
