using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>
/// What a measurement says of one cause. What it says nothing of has no condition: an open alert of that cause stays open, and none is
/// raised.
/// </summary>
/// <param name="Cause">The cause.</param>
/// <param name="IsFiring">Whether something is wrong.</param>
internal sealed record AlertCondition(string Cause, bool IsFiring)
{
    /// <summary>Severity.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>What it is about, in one line.</summary>
    public string Title { get; init; } = "";

    /// <summary>What was seen and what to do.</summary>
    public string Description { get; init; } = "";

    /// <summary>Facts.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>What was measured, by the first part of the cause.</summary>
    public MonitoringType Type => TypeOf(Cause);

    /// <summary>All is well.</summary>
    public static AlertCondition Gone(string cause) => new(cause, IsFiring: false);

    /// <summary>What a cause is about.</summary>
    public static MonitoringType TypeOf(string cause) => cause[..(cause.IndexOf('/') is > 0 and var end ? end : cause.Length)] switch
    {
        "performance" => MonitoringType.Performance,
        "accessibility" => MonitoringType.Accessibility,
        "security" => MonitoringType.Security,
        "constitutional" => MonitoringType.Constitutional,
        _ => MonitoringType.Uptime,
    };

    /// <summary>The same with a fact.</summary>
    public AlertCondition With(string name, JsonNode? value) => value is null ? this : this with
    {
        Metadata = new Dictionary<string, JsonElement>(Metadata, StringComparer.Ordinal) { [name] = JsonSerializer.SerializeToElement(value, MonitoringJson.Default.JsonNode) },
    };
}
