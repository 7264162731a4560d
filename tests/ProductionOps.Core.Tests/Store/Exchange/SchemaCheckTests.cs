using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Integrations.Validation;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store.Exchange.Schemas;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Store.Exchange;

public sealed class SchemaCheckTests
{
    public static TheoryData<string, Type> Kinds() => new()
    {
        { ShippedSchemas.Deployment, typeof(ProductionDeployment) },
        { ShippedSchemas.Monitoring, typeof(ProductionMonitoring) },
        { ShippedSchemas.Maintenance, typeof(MaintenanceAutomation) },
        { ShippedSchemas.ConfigurationRecord, typeof(ProductionConfiguration) },
        { ShippedSchemas.Alert, typeof(MonitoringAlert) },
        { ShippedSchemas.Incident, typeof(UptimeIncident) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ItSaysTheSameAsTheGeneralValidator(string name, Type type)
    {
        var schema = ShippedSchemas.Read(name);
        var check = new SchemaCheck(SchemaCompiler.Compile(schema));
        var general = new SchemaValidator();
        var whole = JsonSerializer.Serialize(Specimens.Create(type), ProductionJson.Default.GetTypeInfo(type)!);
        Assert.Null(check.Check(Encoding.UTF8.GetBytes(whole)));
        var random = new Random(11);
        var (valid, invalid) = (0, 0);
        for (var i = 0; i < 250; i++)
        {
            var json = Mutate(JsonNode.Parse(whole)!, random).ToJsonString();
            var problem = check.Check(Encoding.UTF8.GetBytes(json));
            var violations = general.Validate(schema, json);
            Assert.True((problem is null) == (violations.Count == 0), $"{problem} but {string.Join("; ", violations)} in {json}");
            if (problem is null)
            {
                valid++;
                continue;
            }

            invalid++;
            Assert.Contains(violations, violation => violation.Pointer == problem.Pointer || violation.Rule == "required");
        }

        Assert.True(valid > 10 && invalid > 50, $"{valid} valid, {invalid} invalid");
    }

    [Theory]
    [InlineData("{\"a\":1")]
    [InlineData("{} {}")]
    [InlineData("nul")]
    public void WhatIsNotJsonIsRefused(string json) =>
        Assert.ThrowsAny<JsonException>(() => new SchemaCheck(SchemaCompiler.Compile("{\"type\":\"object\"}")).Check(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void ARuleThatIsNotKnownIsNotOverlooked() =>
        Assert.Throws<NotSupportedException>(() => SchemaCompiler.Compile("{\"oneOf\":[]}"));

    private static JsonNode Mutate(JsonNode root, Random random)
    {
        var places = new List<(JsonNode Parent, object Key)>();
        Gather(root, places);
        var (parent, key) = places[random.Next(places.Count)];
        JsonNode? value = random.Next(8) switch
        {
            0 => null,
            1 => JsonValue.Create(-5),
            2 => JsonValue.Create(1.5),
            3 => JsonValue.Create("other text"),
            4 => JsonValue.Create(true),
            5 => new JsonObject(),
            6 => new JsonArray(),
            _ => JsonValue.Create(100),
        };
        if (parent is JsonArray array) array[(int)key] = value;
        else if (random.Next(4) == 0) parent.AsObject().Remove((string)key);
        else parent[(string)key] = value;
        return root;
    }

    private static void Gather(JsonNode node, List<(JsonNode Parent, object Key)> places)
    {
        var children = node is JsonObject members
            ? members.Select(pair => ((object)pair.Key, pair.Value))
            : node.AsArray().Select((item, index) => ((object)index, item));
        foreach (var (key, value) in children)
        {
            places.Add((node, key));
            if (value is JsonObject or JsonArray) Gather(value, places);
        }
    }
}
