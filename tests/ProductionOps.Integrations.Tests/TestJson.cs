using System.Text.Json.Serialization;

namespace ProductionOps.Integrations.Tests;

[JsonSerializable(typeof(string))]
internal sealed partial class TestJson : JsonSerializerContext;
