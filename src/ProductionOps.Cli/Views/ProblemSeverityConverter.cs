using System.Text.Json;
using System.Text.Json.Serialization;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Views;

/// <summary>Writes the values in lower case, as the entities have theirs.</summary>
internal sealed class ProblemSeverityConverter() : JsonStringEnumConverter<ProblemSeverity>(JsonNamingPolicy.CamelCase);
