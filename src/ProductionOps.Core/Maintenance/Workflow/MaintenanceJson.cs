using System.Text.Json;
using System.Text.Json.Serialization;
using ProductionOps.Json;
using ProductionOps.Maintenance.Safeguards;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>How maintenance writes what it keeps for itself.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(MaintenanceStop))]
[JsonSerializable(typeof(KeptFile))]
internal sealed partial class MaintenanceJson : JsonSerializerContext
{
    /// <summary>The same on one line.</summary>
    public static MaintenanceJson Compact => field ??= new MaintenanceJson(new JsonSerializerOptions(Default.Options) { WriteIndented = false });
}
