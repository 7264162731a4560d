using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Validation;

/// <summary>Contexts of validation steps.</summary>
internal static class Contexts
{
    public static readonly PerformanceTargets Targets = new()
    {
        Lighthouse = new LighthouseTargets { Performance = 90, Accessibility = 90, BestPractices = 80, Seo = 80 },
        CoreWebVitals = new WebVitalTargets { Lcp = 2.5, Fcp = 1.8, Cls = 0.1, Fid = 100 },
        BundleSize = new BundleSizeTargets { Javascript = 1000, Css = 500, Total = 10_000 },
    };

    public static ProductionConfiguration Configuration(params string[] steps)
    {
        var any = ModelInstances.Of<ProductionConfiguration>();
        return any with
        {
            Application = any.Application with { Homepage = "https://example.com/" },
            Deployment = any.Deployment with { ValidationSteps = steps, RequiredSteps = [], Lighthouse = null },
            Performance = any.Performance with { Targets = Targets },
            Constitutional = any.Constitutional with { ProtectedPaths = [], EnforcementLevel = EnforcementLevel.Strict },
        };
    }

    public static ValidationContext Of(string project, string? output = null, ProductionConfiguration? configuration = null) => new(
        configuration ?? Configuration(),
        new SourceRevision(project, new string('a', 40), "main", DateTimeOffset.UnixEpoch, []),
        project,
        output ?? project,
        new BuildInfo { BundleSize = new BundleSize { Javascript = 1000, Css = 500, Assets = 100, Total = 1600 } },
        SilentReporter.Instance);
}
