using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>What the metadata of an alert says.</summary>
internal static class AlertFacts
{
    public const string Cause = "cause";
    public const string Environment = "environment";
    public const string SiteUrl = "siteUrl";
    public const string Reminders = "reminders";
    public const string EscalationSteps = "escalationSteps";
    public const string Thread = "thread";
    public const string Channels = "channels";
    public const string AcknowledgedBy = "acknowledgedBy";
    public const string Comment = "comment";
    public const string ResolvedBy = "resolvedBy";
    public const string Resolution = "resolution";

    /// <summary>The cause; null where another tool wrote the alert.</summary>
    public static string? CauseOf(MonitoringAlert alert) => TextOf(alert, Cause);

    /// <summary>Whether it is about an environment.</summary>
    public static bool IsIn(MonitoringAlert alert, DeploymentEnvironment environment) => TextOf(alert, Environment) == JsonLiteral.Of(environment);

    /// <summary>Its environment; production where it does not say.</summary>
    public static DeploymentEnvironment EnvironmentOf(MonitoringAlert alert) =>
        IsIn(alert, DeploymentEnvironment.Staging) ? DeploymentEnvironment.Staging : DeploymentEnvironment.Production;

    /// <summary>A text; null when there is none.</summary>
    public static string? TextOf(MonitoringAlert alert, string name) =>
        alert.Metadata.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number; 0 when there is none.</summary>
    public static int NumberOf(MonitoringAlert alert, string name) =>
        alert.Metadata.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    /// <summary>A list of texts; empty when there is none.</summary>
    public static IReadOnlyList<string> ListOf(MonitoringAlert alert, string name) =>
        alert.Metadata.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]
            : [];

    /// <summary>The alert with a fact; without it where the value is null.</summary>
    public static MonitoringAlert With(MonitoringAlert alert, string name, JsonNode? value)
    {
        var metadata = new Dictionary<string, JsonElement>(alert.Metadata, StringComparer.Ordinal);
        if (value is null) metadata.Remove(name);
        else metadata[name] = JsonSerializer.SerializeToElement(value, MonitoringJson.Default.JsonNode);
        return alert with { Metadata = metadata };
    }
}
