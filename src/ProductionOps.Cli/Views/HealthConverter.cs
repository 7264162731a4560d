using System.Text.Json;
using System.Text.Json.Serialization;
using ProductionOps.Status;

namespace ProductionOps.Cli.Views;

/// <summary>Writes the values in lower case, as the entities have theirs.</summary>
internal sealed class HealthConverter() : JsonStringEnumConverter<ProductionHealth>(JsonNamingPolicy.CamelCase);
