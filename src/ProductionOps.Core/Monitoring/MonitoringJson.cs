using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ProductionOps.Json;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Continuous;
using ProductionOps.Monitoring.Incidents;
using ProductionOps.Monitoring.Notifications;

namespace ProductionOps.Monitoring;

/// <summary>How the documents that monitoring keeps between runs are written, and what it sends.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(OpenIncident))]
[JsonSerializable(typeof(AlertLedger))]
[JsonSerializable(typeof(NotificationMessage))]
[JsonSerializable(typeof(NoticeKind))]
[JsonSerializable(typeof(MonitorHeartbeat))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class MonitoringJson : JsonSerializerContext
{
    /// <summary>The same on one line, with letters of all languages as they are.</summary>
    public static MonitoringJson Wire => field ??= new MonitoringJson(
        new JsonSerializerOptions(Default.Options) { WriteIndented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The literal of a kind of notice.</summary>
    public static string LiteralOf(NoticeKind kind) => JsonSerializer.Serialize(kind, Default.NoticeKind).Trim('"');
}
