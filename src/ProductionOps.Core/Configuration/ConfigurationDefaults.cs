using System.Text.Json.Nodes;

namespace ProductionOps.Configuration;

/// <summary>
/// What applies where a configuration says nothing, so that a file states only what is its own. The stored configuration is always
/// complete, so a later change of a default changes no stored version.
/// </summary>
public static class ConfigurationDefaults
{
    private const string Defaults = """
        {
          "application": { "version": "0.0.0", "description": "", "repository": "" },
          "deployment": {
            "strategy": "atomic",
            "rollbackStrategy": "automatic",
            "healthCheckTimeout": 30,
            "validationSteps": [ "budgets", "secrets", "audit", "lighthouse", "constitutional" ],
            "requiredSteps": [],
            "build": { "install": [], "command": [], "output": "dist", "timeout": 600, "environment": [] },
            "target": {
              "sshOptions": [], "command": [], "rollbackCommand": [],
              "keepReleases": 5, "keepAssets": false, "livenessTimeout": 600
            },
            "targets": [],
            "lighthouse": { "minimumRuns": 3, "maximumRuns": 9, "formFactor": "mobile" }
          },
          "performance": {
            "targets": {
              "lighthouse": { "performance": 90, "accessibility": 90, "bestPractices": 90, "seo": 90 },
              "coreWebVitals": { "lcp": 2.5, "fcp": 1.8, "cls": 0.1, "fid": 100, "inp": 200 },
              "bundleSize": { "javascript": 307200, "css": 102400, "total": 52428800 }
            },
            "optimizations": {
              "compression": true, "minification": true, "codeSplitting": true, "treeshaking": true, "imageOptimization": true
            }
          },
          "monitoring": {
            "uptime": { "enabled": true, "frequency": 60, "locations": [ "local" ], "alertThreshold": 2000 },
            "performance": {
              "enabled": true, "frequency": 24, "budgets": { "javascript": 179200, "css": 51200, "images": 1048576 },
              "throttling": "mobile", "minimumRuns": 3, "maximumRuns": 9, "lighthouse": true
            },
            "accessibility": { "enabled": true, "wcagLevel": "AA", "frequency": 24, "pages": [], "maximumPages": 50 },
            "security": { "enabled": true, "vulnerabilityScanning": true, "sslMonitoring": true, "headerChecking": true }
          },
          "maintenance": {
            "dependencyUpdates": { "enabled": true, "frequency": "weekly", "autoApprove": false, "excludePackages": [] },
            "contentValidation": { "enabled": true, "frequency": "weekly", "checkLinks": true, "validateImages": true },
            "backup": { "enabled": true, "frequency": "daily", "retention": 30, "compression": true }
          },
          "security": {
            "headers": { "csp": "default-src 'self'", "hsts": true, "xFrame": "DENY", "xContent": true },
            "scanning": { "dependencies": true, "content": true, "frequency": 24 }
          },
          "constitutional": {
            "zeroGitHubActions": true, "performanceFirst": true, "userPreservation": true, "branchPreservation": true,
            "localValidation": true, "enforcementLevel": "standard", "protectedPaths": []
          },
          "environmentSettings": { "variables": {}, "secrets": [] },
          "alerting": { "objective": 99.9, "repeatInterval": 4, "channels": [], "escalation": [], "silences": [] },
          "notifications": { "channels": {} },
          "features": { "flags": {}, "rolloutPercentage": {} },
          "retention": {
            "deployments": { "retention": "1 year", "archiveAfter": "6 months", "compressionEnabled": true },
            "monitoring": { "detailed": "30 days", "aggregated": "1 year", "alerts": "6 months" },
            "maintenance": { "retention": "1 year", "successfulMaintenance": "3 months", "failedMaintenance": "1 year" },
            "configuration": { "retention": "indefinite", "activeVersions": 10 }
          }
        }
        """;

    /// <summary>The defaults, in the shape of a configuration; those of <c>deployment.target</c> hold for each of
    /// <c>deployment.targets</c> too. A new document each time.</summary>
    public static JsonObject CreateDocument() => JsonNode.Parse(Defaults)!.AsObject();

    /// <summary>
    /// A copy of a configuration in which every setting that has a default is present. The health check is that of the first target
    /// that states its address, else the homepage; a <c>git-branch</c> target publishes to <c>gh-pages</c> of <c>origin</c>.
    /// </summary>
    public static JsonObject Complete(JsonObject configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var complete = configuration.DeepClone().AsObject();
        var defaults = CreateDocument();
        var target = Take(defaults["deployment"]!.AsObject(), "target");
        Merge(complete, defaults);
        if (complete["deployment"] is not JsonObject deployment) return complete;
        foreach (var one in Targets(deployment)) CompleteTarget(one, target);
        deployment["healthCheckUrl"] ??= HealthCheckUrl(complete, deployment);
        return complete;
    }

    private static void Merge(JsonObject configuration, JsonObject defaults)
    {
        foreach (var (key, value) in defaults)
        {
            if (!configuration.TryGetPropertyValue(key, out var present)) configuration[key] = value?.DeepClone();
            else if (present is JsonObject inner && value is JsonObject innerDefaults) Merge(inner, innerDefaults);
        }
    }

    private static void CompleteTarget(JsonObject target, JsonObject defaults)
    {
        Merge(target, defaults);
        if (StringOf(target, "type") != "git-branch") return;
        target["remote"] ??= "origin";
        target["branch"] ??= "gh-pages";
    }

    private static IEnumerable<JsonObject> Targets(JsonObject deployment)
    {
        if (deployment["target"] is JsonObject target) yield return target;
        if (deployment["targets"] is not JsonArray targets) yield break;
        foreach (var one in targets.OfType<JsonObject>()) yield return one;
    }

    private static string? HealthCheckUrl(JsonObject configuration, JsonObject deployment) =>
        Targets(deployment).Select(target => StringOf(target, "url")).FirstOrDefault(url => url is not null)
        ?? (configuration["application"] is JsonObject application ? StringOf(application, "homepage") : null);

    private static string? StringOf(JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static JsonObject Take(JsonObject parent, string name)
    {
        var value = parent[name]!.AsObject();
        parent.Remove(name);
        return value;
    }
}
