using System.Text.Json.Serialization;
using ProductionOps.Json;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>How the state documents of deployments are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(BuildLogRecord))]
[JsonSerializable(typeof(DeploymentJournal))]
[JsonSerializable(typeof(DeploymentHold))]
[JsonSerializable(typeof(RepositoryMemory))]
internal sealed partial class DeploymentJson : JsonSerializerContext;
