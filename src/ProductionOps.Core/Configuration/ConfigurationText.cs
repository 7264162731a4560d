using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Model;

namespace ProductionOps.Configuration;

/// <summary>Writes configurations for people to edit.</summary>
internal static class ConfigurationText
{
    public static string Write(ProductionConfiguration configuration, ConfigurationFormat format, string? schema, Func<IIntegrations> integrations)
    {
        var document = ConfigurationContent.Of(configuration);
        document.Insert(0, "version", configuration.Version);
        schema ??= ShippedSchemas.FileName(ShippedSchemas.Configuration);
        if (format == ConfigurationFormat.Yaml)
            return $"# yaml-language-server: $schema={schema}\n{integrations().Yaml.ToYaml(document.ToJsonString())}";
        document.Insert(0, "$schema", schema);
        return Json(document);
    }

    private static string Json(JsonObject document)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options)) document.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
