using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Schemas;

/// <summary>The model is the specified one, apart from the documented deviations.</summary>
public sealed class SpecificationTests
{
    private static readonly SpecificationSchemas Specification = new();

    public static TheoryData<Type> Entities =>
    [
        typeof(ProductionDeployment), typeof(ProductionMonitoring), typeof(MaintenanceAutomation), typeof(ProductionConfiguration),
        typeof(SecurityVulnerability), typeof(AccessibilityViolation), typeof(DeploymentError), typeof(UptimeIncident),
        typeof(MonitoringAlert), typeof(DependencyUpdate), typeof(MaintenanceError),
        typeof(DataRetentionPolicy), typeof(DataIntegrityCheck), typeof(BackupVerification), typeof(PerformanceAnalytics), typeof(MonitoringAnalytics),
    ];

    [Theory]
    [MemberData(nameof(Entities))]
    public void A_record_with_every_property_fits_the_specification(Type type) =>
        Assert.Empty(Specification.Validate(type.Name, Json(type).ToJsonString()));

    [Theory]
    [MemberData(nameof(Entities))]
    public void Every_specified_property_is_written_under_its_name(Type type)
    {
        var missing = Missing(Specification.Definitions[type.Name]!, Json(type), string.Empty);

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Entities))]
    public void Every_property_of_the_wrong_type_is_found(Type type)
    {
        var json = Json(type);
        foreach (var (name, _) in Specification.Definitions[type.Name]!["properties"]!.AsObject())
        {
            var broken = json.DeepClone();
            broken[name] = new JsonArray(new JsonArray());

            Assert.Contains(Specification.Validate(type.Name, broken.ToJsonString()), violation => violation.Pointer.StartsWith($"/{name}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Entities))]
    public void Every_specified_literal_is_written_and_no_other(Type type)
    {
        foreach (var (pointer, literals) in Literals(Specification.Definitions[type.Name]!, string.Empty))
        {
            Assert.Contains(At(Json(type), pointer)!.ToJsonString(), literals);
            var broken = Json(type);
            Replace(broken, pointer, "no-such-literal");
            Assert.Contains(Specification.Validate(type.Name, broken.ToJsonString()), violation => violation.Pointer == pointer);
        }
    }

    // Enumerations of properties that are additions to the specification.
    private static readonly Type[] Added =
        [typeof(BackupCopyType), typeof(DependencyUpdateClass), typeof(DependencyUpdateOutcome), typeof(DeploymentTargetType), typeof(ThrottlingProfile), typeof(ProbeAddressFamily), typeof(NotificationChannelType), typeof(MailSecurity), typeof(PrecompressionFormat)];

    [Fact]
    public void Every_literal_of_the_model_is_that_of_the_specification()
    {
        var specified = Entities.SelectMany(row => Literals(SpecificationSchemas.Generated()["definitions"]![row.Data.Name]!, string.Empty))
            .Select(pair => string.Join(',', pair.Literals.Order(StringComparer.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        var own = typeof(ModelObject).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.Namespace == typeof(ModelObject).Namespace && !Added.Contains(type))
            .Select(type => (type, literals: string.Join(',', Enum.GetValues(type).Cast<object>()
                .Select(value => JsonSerializer.Serialize(value, ProductionJson.Default.GetTypeInfo(type)!))
                .Order(StringComparer.Ordinal))));

        Assert.All(own, pair => Assert.True(specified.Contains(pair.literals), $"{pair.type.Name}: {pair.literals}"));
    }

    [Fact]
    public void What_may_be_absent_is_exactly_what_is_documented()
    {
        var definitions = SpecificationSchemas.Generated()["definitions"]!;
        foreach (var type in Entities.Select(row => row.Data).Where(type => type != typeof(ProductionConfiguration)))
        {
            var schema = new SchemaGenerator.SchemaWriter(Documentation(), closed: false).Write(type.Name, ProductionJson.Default.GetTypeInfo(type)!);
            var optional = Optional(definitions[type.Name]!, schema, string.Empty).Order(StringComparer.Ordinal);
            var documented = SpecificationDeviations.MayBeAbsent.GetValueOrDefault(type.Name, []).Order(StringComparer.Ordinal);

            Assert.Equal(documented, optional);
        }
    }

    [Fact]
    public void The_generated_schema_belongs_to_the_interfaces()
    {
        var interfaces = RepositoryRoot.Read("tests/specification/data-model.ts")
            .Split('\n')
            .Where(line => line.StartsWith("interface ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1]);

        Assert.All(interfaces, name => Assert.True(Specification.Definitions.ContainsKey(name), name));
    }

    private static SchemaGenerator.XmlDocumentation Documentation() => SchemaGenerator.XmlDocumentation.Load(typeof(ModelObject).Assembly);

    private static JsonNode Json(Type type) => JsonSerializer.SerializeToNode(Specimens.Create(type), ProductionJson.Default.GetTypeInfo(type)!)!;

    private static IEnumerable<string> Missing(JsonNode schema, JsonNode? json, string path)
    {
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            if (json?[name] is null) yield return $"{path}.{name}";
            else foreach (var inner in Missing(property!, json[name], $"{path}.{name}")) yield return inner;
        }
    }

    private static IEnumerable<string> Optional(JsonNode specified, JsonNode own, string path)
    {
        foreach (var (name, property) in specified["properties"]?.AsObject() ?? [])
        {
            if (Requires(specified, name) && !Requires(own, name)) yield return path + name;
            foreach (var inner in Optional(property!, own["properties"]![name]!, $"{path}{name}.")) yield return inner;
        }
    }

    private static bool Requires(JsonNode schema, string name) =>
        schema["required"] is JsonArray required && required.Any(item => item!.GetValue<string>() == name);

    private static IEnumerable<(string Pointer, IReadOnlyList<string> Literals)> Literals(JsonNode schema, string pointer)
    {
        if (schema["enum"] is JsonArray literals) yield return (pointer, [.. literals.Select(literal => literal!.ToJsonString())]);
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            foreach (var inner in Literals(property!, $"{pointer}/{name}")) yield return inner;
        }
    }

    private static JsonNode? At(JsonNode json, string pointer) =>
        pointer[1..].Split('/').Aggregate((JsonNode?)json, (node, step) => node?[step]);

    private static void Replace(JsonNode json, string pointer, string value)
    {
        var steps = pointer[1..].Split('/');
        steps[..^1].Aggregate(json, (node, step) => node[step]!)[steps[^1]] = value;
    }
}
