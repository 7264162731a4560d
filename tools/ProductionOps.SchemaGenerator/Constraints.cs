using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProductionOps.Store;

namespace ProductionOps.SchemaGenerator;

/// <summary>What a value may be beyond its type.</summary>
public static partial class Constraints
{
    private const string SemanticVersion =
        @"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$";

    private const string SemanticVersionMessage = "It must be a semantic version, such as 1.4.0.";
    private const string Url = @"^[hH][tT][tT][pP][sS]?://[^\s/?#]+";
    private const string UrlMessage = "It must be an absolute http or https URL, such as https://www.example.org/.";
    private const string Time = @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";
    private const string Sha256 = "^[0-9a-f]{64}$";

    private const string Period = "^([1-9][0-9]{0,3} (day|week|month|year)s?|indefinite)$";
    private const string PeriodMessage = "It must be a period, such as 30 days, 6 months, 1 year or indefinite.";

    // Type and property, or property of any type, to pattern and message.
    private static readonly Dictionary<string, (string Pattern, string Message)> Patterns = new(StringComparer.Ordinal)
    {
        ["DeploymentId"] = Id(RecordKind.Deployment),
        ["RollbackDeploymentId"] = Id(RecordKind.Deployment),
        ["MonitoringId"] = Id(RecordKind.Monitor),
        ["MaintenanceId"] = Id(RecordKind.Maintenance),
        ["ConfigurationId"] = Id(RecordKind.Config),
        ["AlertId"] = Id(RecordKind.Alert),
        ["IncidentId"] = Id(RecordKind.Incident),
        ["BackupId"] = Id(RecordKind.Backup),
        ["CommitHash"] = ("^[a-f0-9]{40}$", "It must be a full Git commit, 40 hexadecimal digits."),
        ["PreviousChecksum"] = (Sha256, "It must be a SHA-256 in lower-case hexadecimal."),
        ["ManifestChecksum"] = (Sha256, "It must be a SHA-256 in lower-case hexadecimal."),
        ["DeploymentRetention.Retention"] = (Period, PeriodMessage),
        ["DeploymentRetention.ArchiveAfter"] = (Period, PeriodMessage),
        ["MonitoringRetention.Detailed"] = (Period, PeriodMessage),
        ["MonitoringRetention.Aggregated"] = (Period, PeriodMessage),
        ["MonitoringRetention.Alerts"] = (Period, PeriodMessage),
        ["MaintenanceRetention.Retention"] = (Period, PeriodMessage),
        ["MaintenanceRetention.SuccessfulMaintenance"] = (Period, PeriodMessage),
        ["MaintenanceRetention.FailedMaintenance"] = (Period, PeriodMessage),
        ["ConfigurationRetention.Retention"] = (Period, PeriodMessage),
        ["ProductionConfiguration.Version"] = (SemanticVersion, SemanticVersionMessage),
        ["ApplicationSettings.Homepage"] = (Url, UrlMessage),
        ["DeploymentSettings.HealthCheckUrl"] = (Url, UrlMessage),
        ["DeploymentTarget.Url"] = (Url, UrlMessage),
        ["DeploymentTarget.PreviewUrl"] = (Url, UrlMessage),
        ["UptimeSettings.Url"] = (Url, UrlMessage),
        ["NotificationChannel.Url"] = (Url, UrlMessage),
    };

    private static readonly HashSet<string> Positive = new(StringComparer.Ordinal)
    {
        "Frequency", "Timeout", "HealthCheckTimeout", "LivenessTimeout", "MinimumRuns", "MaximumRuns", "MaximumPages", "Port", "ActiveVersions",
        "BackupSettings.Retention", "DependencyUpdateSettings.TimeLimit", "UptimeConfirmation.Required", "UptimeConfirmation.Samples",
        "ContentValidationSettings.StaleAfterDays", "ContentValidationSettings.LargeImage",
    };

    private static readonly HashSet<string> NotEmpty = new(StringComparer.Ordinal)
    {
        "ApplicationSettings.Name", "BuildSettings.Output", "BuildSettings.Shell", "DeploymentTarget.Path", "DeploymentTarget.Host",
        "DeploymentTarget.Branch", "DeploymentTarget.Remote",
        "PerformanceMonitoringSettings.Page", "AccessibilityMonitoringSettings.Sitemap",
    };

    private static readonly HashSet<string> Signed = new(StringComparer.Ordinal) { "BundleAnalysis.CompressionRatio" };

    private static readonly HashSet<string> Steps = new(StringComparer.Ordinal)
    {
        "DeploymentSettings.ValidationSteps", "DeploymentSettings.RequiredSteps",
    };

    /// <summary>The schema of a value that is neither an object nor a list; null for one that is.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="summary">Its doc comment, whose ranges hold.</param>
    public static JsonObject? TryScalar(Type type, string summary)
    {
        if (type == typeof(string)) return new JsonObject { ["type"] = "string" };
        if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(DateTimeOffset)) return new JsonObject { ["type"] = "string", ["format"] = "date-time", ["pattern"] = Time };
        if (type != typeof(int) && type != typeof(long) && type != typeof(double)) return null;
        var number = new JsonObject { ["type"] = type == typeof(double) ? "number" : "integer", ["minimum"] = 0 };
        if (Percentage().IsMatch(summary)) number["maximum"] = 100;
        else if (type == typeof(int)) number["maximum"] = int.MaxValue;
        else if (type == typeof(long)) number["maximum"] = 9_007_199_254_740_991;
        return number;
    }

    /// <summary>Adds what holds for one property.</summary>
    public static void Apply(JsonObject schema, PropertyInfo member, string summary)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(member);
        var qualified = $"{member.DeclaringType!.Name}.{member.Name}";
        if (Patterns.TryGetValue(qualified, out var rule) || Patterns.TryGetValue(member.Name, out rule)) AddPattern(schema, rule);
        if (schema["minimum"] is not null && (Positive.Contains(member.Name) || Positive.Contains(qualified))) MakePositive(schema);
        if (NotEmpty.Contains(qualified)) schema["minLength"] = 1;
        if (Signed.Contains(qualified)) schema.Remove("minimum");
        if (member.Name == "Port") schema["maximum"] = 65_535;
        if (qualified == "UptimeMeasurement.HttpStatus") (schema["minimum"], schema["maximum"]) = (100, 599);
        if (qualified == "LighthouseSettings.FormFactor") schema["enum"] = new JsonArray("mobile", "desktop");
        if (Steps.Contains(qualified)) AddSteps(schema, Configuration.ValidationSteps.Names);
        if (qualified == "DependencyUpdateSettings.Checks") AddSteps(schema, ["tests", "links", .. Configuration.ValidationSteps.Names]);
    }

    private static void AddPattern(JsonObject schema, (string Pattern, string Message) rule)
    {
        schema["pattern"] = rule.Pattern;
        schema["patternErrorMessage"] = rule.Message;
        if (rule.Pattern == Url) schema["format"] = "uri";
    }

    private static void MakePositive(JsonObject schema)
    {
        if (schema["type"]!.GetValue<string>() == "integer")
        {
            schema["minimum"] = 1;
            return;
        }

        schema.Remove("minimum");
        schema["exclusiveMinimum"] = 0;
    }

    private static void AddSteps(JsonObject schema, IReadOnlyList<string> names)
    {
        schema["uniqueItems"] = true;
        schema["items"]!["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
    }

    private static (string Pattern, string Message) Id(RecordKind kind) => (
        $"^[0-9]{{8}}-[0-9]{{6}}-{RecordId.Literal(kind)}$",
        $"It must be an identifier of the form YYYYMMDD-HHMMSS-{RecordId.Literal(kind)}.");

    [GeneratedRegex(@"\b0 to 100\b|[Pp]ercentage", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percentage();
}
