using System.Text.Json.Nodes;

namespace ProductionOps.Testing;

/// <summary>
/// Every place where the product differs from the specified data model; docs/data-model.md gives the reasons. A path is absent when the
/// section was not measured or has not run yet.
/// </summary>
public static class SpecificationDeviations
{
    /// <summary>Specified properties that may be absent, by interface.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> MayBeAbsent { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["ProductionDeployment"] =
            [
                "deploymentUrl",
                .. Section("buildInfo", "astroVersion", "nodeVersion", "buildTime", "bundleSize"),
                .. Section("metadata", "constitutionalCompliance", "performanceBaseline", "userImpact", "estimatedUsers"),
                .. Section("validation", "constitutionalCompliance"),
                .. Section("validation.performance"),
                .. Section("validation.performance.lighthouse", "performance", "accessibility", "bestPractices", "seo"),
                .. Section("validation.performance.coreWebVitals", "lcp", "fcp", "cls", "fid"),
                .. Section("validation.security", "securityScore"),
                .. Section("validation.accessibility", "complianceScore"),
            ],
            ["ProductionMonitoring"] =
            [
                "deploymentId", "constitutional", "trends",
                .. Section("uptime", "status", "responseTime", "httpStatus", "location", "availability"),
                .. Section("performance", "bundleAnalysis", "bundleAnalysis.compressionRatio"),
                .. Section("performance.lighthouse", "performance", "accessibility", "bestPractices", "seo", "lastRun"),
                .. Section("performance.coreWebVitals", "lcp", "fcp", "cls", "fid"),
                .. Section("performance.loadTime", "dns", "connect", "firstByte", "domLoad", "complete"),
                .. Section("accessibility", "wcagCompliance", "wcagCompliance.level", "axeResults", "screenReaderTest"),
                .. Section("security", "headers", "sslCheck", "sslCheck.expiryDate", "sslCheck.grade"),
            ],
            ["MaintenanceAutomation"] =
            [
                "impactAssessment", "progress",
                .. Section("results", "constitutionalCompliance"),
                "backup.integrity", "backup.retention",
                "contentValidation.contentFreshness", "contentValidation.contentFreshness.lastUpdated",
                .. Section("dependencyUpdates.testResults", "testsPassed", "testsFailed", "constitutionalCompliance"),
                "securityPatch.testResults",
            ],
            ["PerformanceAnalytics"] =
                ["buildTimes.average", "buildTimes.percentile95", "deploymentSuccess.rate", "constitutionalCompliance.averageScore"],
            ["MonitoringAnalytics"] =
            [
                "uptime.current", "uptime.mttr",
                .. Section("performance.lighthouseScores", "performance", "accessibility", "bestPractices", "seo"),
                .. Section("performance.coreWebVitals", "lcp", "lcp.current", "fcp", "fcp.current", "cls", "cls.current", "fid", "fid.current"),
                "constitutionalCompliance.overallScore",
                "constitutionalCompliance.principleScores.zeroGitHubActions",
                "constitutionalCompliance.principleScores.performanceFirst",
                "constitutionalCompliance.principleScores.userPreservation",
                "constitutionalCompliance.principleScores.branchPreservation",
                "constitutionalCompliance.principleScores.localValidation",
            ],
        };

    /// <summary>Applies the deviations to the schemas that were generated from the specification.</summary>
    public static void Apply(JsonObject definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        RenameEnvironment(definitions["ProductionConfiguration"]!);
        foreach (var (name, paths) in MayBeAbsent)
        {
            foreach (var path in paths) MakeOptional(definitions[name]!, path.Split('.'));
        }
    }

    // The specification declares environment twice, as a string and as an object; the generator keeps the last one.
    private static void RenameEnvironment(JsonNode configuration)
    {
        var properties = configuration["properties"]!.AsObject();
        var settings = properties["environment"]!.DeepClone();
        properties["environment"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("staging", "production") };
        properties["environmentSettings"] = settings;
        configuration["required"]!.AsArray().Add("environmentSettings");
    }

    private static void MakeOptional(JsonNode schema, string[] path)
    {
        foreach (var name in path[..^1])
            schema = schema["properties"]?[name] ?? throw new InvalidOperationException($"{string.Join('.', path)} is not specified.");
        var required = schema["required"]!.AsArray();
        var entry = required.FirstOrDefault(item => item!.GetValue<string>() == path[^1])
            ?? throw new InvalidOperationException($"{string.Join('.', path)} is not required by the specification.");
        required.Remove(entry);
    }

    private static IEnumerable<string> Section(string path, params string[] properties) =>
        [path, .. properties.Select(property => $"{path}.{property}")];
}
