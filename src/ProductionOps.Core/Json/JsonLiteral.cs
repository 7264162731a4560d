using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProductionOps.Json;

/// <summary>The literals by which the data model names the values of an enumeration, such as <c>rolled-back</c>.</summary>
public static class JsonLiteral
{
    /// <summary>The literal of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        JsonSerializer.Serialize(value, (JsonTypeInfo<T>)ProductionJson.Default.GetTypeInfo(typeof(T))!).Trim('"');
}
