using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ProductionOps.Configuration;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.SchemaGenerator;

/// <summary>Every file that is generated from the model.</summary>
public static class GeneratedFiles
{
    /// <summary>Where the documentation of the configuration is, below the root of the repository.</summary>
    public const string ConfigurationGuide = "docs/configuration.md";

    /// <summary>The files by path below the root of the repository, with their content.</summary>
    /// <param name="root">The root, from which the hand-written part of the documentation is read.</param>
    public static IEnumerable<(string Path, string Content)> Create(string root)
    {
        var documentation = XmlDocumentation.Load(typeof(ModelObject).Assembly);
        foreach (var (name, type) in Records())
            yield return ($"module/schemas/{name}.schema.json", Text(new SchemaWriter(documentation, closed: false).Write(name, type)));
        var configuration = Configuration(documentation);
        yield return ("module/schemas/production-configuration.schema.json", Text(configuration));
        var guide = Path.Combine(root, ConfigurationGuide);
        if (File.Exists(guide))
            yield return (ConfigurationGuide, ConfigurationTables.Insert(File.ReadAllText(guide), configuration));
    }

    private static JsonObject Configuration(XmlDocumentation documentation)
    {
        var schema = new SchemaWriter(documentation, closed: true)
            .Write("production-configuration", ProductionJson.Default.ProductionConfiguration);
        EditingRules.Apply(schema, ConfigurationDefaults.CreateDocument());
        return schema;
    }

    private static IEnumerable<(string Name, JsonTypeInfo Type)> Records() =>
    [
        ("production-deployment", ProductionJson.Default.ProductionDeployment),
        ("production-monitoring", ProductionJson.Default.ProductionMonitoring),
        ("monitoring-alert", ProductionJson.Default.MonitoringAlert),
        ("uptime-incident", ProductionJson.Default.UptimeIncident),
        ("maintenance-automation", ProductionJson.Default.MaintenanceAutomation),
        ("production-configuration-record", ProductionJson.Default.ProductionConfiguration),
        ("data-retention-policy", ProductionJson.Default.DataRetentionPolicy),
        ("data-integrity-check", ProductionJson.Default.DataIntegrityCheck),
        ("backup-verification", ProductionJson.Default.BackupVerification),
        ("performance-analytics", ProductionJson.Default.PerformanceAnalytics),
        ("monitoring-analytics", ProductionJson.Default.MonitoringAnalytics),
    ];

    private static string Text(JsonObject schema)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options)) schema.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
