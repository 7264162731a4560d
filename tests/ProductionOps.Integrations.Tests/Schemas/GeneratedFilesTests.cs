using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProductionOps.Configuration;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.SchemaGenerator;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Schemas;

/// <summary>The schemas and the tables of settings are those that the model gives now.</summary>
public sealed partial class GeneratedFilesTests
{
    private readonly ISchemaValidator _validator = new IntegrationServices().Schemas;

    public static TheoryData<string> Paths => [.. GeneratedFiles.Create(RepositoryRoot.Find()).Select(file => file.Path)];

    public static TheoryData<string, Type> Records => new()
    {
        { "production-deployment", typeof(ProductionDeployment) },
        { "production-monitoring", typeof(ProductionMonitoring) },
        { "maintenance-automation", typeof(MaintenanceAutomation) },
        { "production-configuration-record", typeof(ProductionConfiguration) },
        { "data-retention-policy", typeof(DataRetentionPolicy) },
        { "data-integrity-check", typeof(DataIntegrityCheck) },
        { "backup-verification", typeof(BackupVerification) },
        { "performance-analytics", typeof(PerformanceAnalytics) },
        { "monitoring-analytics", typeof(MonitoringAnalytics) },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_generated_file_is_up_to_date(string path)
    {
        var root = RepositoryRoot.Find();
        var expected = GeneratedFiles.Create(root).Single(file => file.Path == path).Content;

        Assert.True(
            expected == File.ReadAllText(Path.Combine(root, path)).ReplaceLineEndings("\n"),
            $"{path} is not what the model gives: run dotnet run --project tools/ProductionOps.SchemaGenerator in the root of the clone.");
    }

    [Fact]
    public void Every_schema_is_part_of_the_core() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "module/schemas"))
            .Select(path => Path.GetFileName(path).Replace(".schema.json", string.Empty, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
        ShippedSchemas.Names);

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_with_every_property_fits_its_schema(string schema, Type type)
    {
        var json = JsonSerializer.Serialize(Specimens.Create(type), ProductionJson.Default.GetTypeInfo(type)!);

        Assert.Empty(_validator.Validate(ShippedSchemas.Read(schema), json));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Unknown_properties_of_a_record_are_no_violation(string schema, Type type)
    {
        var json = JsonSerializer.SerializeToNode(Specimens.Create(type), ProductionJson.Default.GetTypeInfo(type)!)!;
        json["somethingNew"] = 1;

        Assert.Empty(_validator.Validate(ShippedSchemas.Read(schema), json.ToJsonString()));
    }

    [Theory]
    [InlineData("production-deployment", "/deploymentId", "\"20260131-2315-deployment\"", "pattern")]
    [InlineData("production-deployment", "/commitHash", "\"abc\"", "pattern")]
    [InlineData("production-deployment", "/timestamp", "\"2026-01-31\"", "pattern")]
    [InlineData("production-deployment", "/status", "\"rolledback\"", "enum")]
    [InlineData("production-deployment", "/validation/performance/lighthouse/seo", "101", "maximum")]
    [InlineData("production-deployment", "/buildInfo/bundleSize/total", "-1", "minimum")]
    [InlineData("production-deployment", "/errors/0/type", "\"x\"", "enum")]
    [InlineData("production-monitoring", "/monitoringId", "\"20260131-231542-deployment\"", "pattern")]
    [InlineData("production-monitoring", "/uptime/availability", "100.1", "maximum")]
    [InlineData("production-monitoring", "/uptime/httpStatus", "99", "minimum")]
    [InlineData("maintenance-automation", "/progress/totalSteps", "1.5", "type")]
    [InlineData("backup-verification", "/restorationTime", "-1", "minimum")]
    public void A_wrong_value_is_a_violation(string schema, string pointer, string value, string rule)
    {
        var type = Records.Single(row => row.Data.Item1 == schema).Data.Item2;
        var json = JsonSerializer.SerializeToNode(Specimens.Create(type), ProductionJson.Default.GetTypeInfo(type)!)!;
        var steps = pointer[1..].Split('/');
        var parent = steps[..^1].Aggregate(json, (node, step) => int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? node[index]! : node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);

        Assert.Contains(_validator.Validate(ShippedSchemas.Read(schema), json.ToJsonString()), found => (found.Pointer, found.Rule) == (pointer, rule));
    }

    [Fact]
    public void Every_setting_has_a_title_and_a_description_for_editors()
    {
        var schema = JsonNode.Parse(ShippedSchemas.Read(ShippedSchemas.Configuration))!;

        Assert.Empty(Undescribed(schema, string.Empty));
    }

    [Fact]
    public void Every_error_is_in_the_guide()
    {
        var root = RepositoryRoot.Find();
        var guide = RepositoryRoot.Read("docs/configuration.md");
        var ids = new[] { "src/ProductionOps.Core/Configuration", "src/ProductionOps.Integrations" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => ErrorId().Matches(File.ReadAllText(file)).Select(match => match.Groups["id"].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(ids.Count > 20);
        Assert.DoesNotContain(ids, id => !guide.Contains($"`{id}`", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(?<id>(Configuration|Feature|Secret)[A-Z][A-Za-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorId();

    private static IEnumerable<string> Undescribed(JsonNode schema, string path)
    {
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            if (property!["title"] is null || property["description"] is null) yield return $"{path}/{name}";
            foreach (var inner in Undescribed(property, $"{path}/{name}")) yield return inner;
        }
    }
}
