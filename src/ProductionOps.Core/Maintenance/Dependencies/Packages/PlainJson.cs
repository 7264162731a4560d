using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>Texts as npm writes them: only what JSON itself asks to be escaped is.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class PlainJson : JsonSerializerContext
{
    public static PlainJson Npm { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
